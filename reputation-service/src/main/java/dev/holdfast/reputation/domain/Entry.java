package dev.holdfast.reputation.domain;

import org.jspecify.annotations.Nullable;

/**
 * An order in an agent's reputation.
 *
 * @param weight after the buyer's cap, where there is one
 * @param evidence what the outcome says; without effect where it does not count
 * @param whyNot null for an order that counts
 */
public record Entry(Fact fact, double weight, double evidence, @Nullable WhyNot whyNot) {

  public boolean counts() {
    return whyNot == null;
  }

  public double positive() {
    return counts() ? weight * Math.max(evidence, 0) : 0;
  }

  public double negative() {
    return counts() ? weight * Math.max(-evidence, 0) : 0;
  }

  Entry scaled(double factor) {
    return new Entry(fact, weight * factor, evidence, whyNot);
  }
}
