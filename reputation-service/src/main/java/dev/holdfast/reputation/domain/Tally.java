package dev.holdfast.reputation.domain;

import java.util.List;
import java.util.Optional;

/**
 * What all orders between two agents come to for one of them. Time takes the same part of every
 * weight, so a sum is kept as of one moment, and no order is looked at twice: who has sold a
 * million times is told of as fast as a newcomer.
 *
 * @param positive evidence for the agent, weighted as of the beginning of 2026
 * @param negative evidence against it, in the same way
 * @param orders that count
 */
public record Tally(
    String agentId, Role role, String counterparty, double positive, double negative, long orders) {

  /**
   * What a new fact adds.
   *
   * @param firstOfDay the first time-out of the same two on the same day, if there is one: only the
   *     first of all counts against a provider
   */
  public static List<Tally> of(Fact fact, Optional<Fact> firstOfDay) {
    if (fact.buyer().equals(fact.provider())) {
      return List.of();
    }
    Tally buyers = of(fact, Role.BUYER);
    Tally providers = of(fact, Role.PROVIDER);
    if (firstOfDay.isEmpty()) {
      return List.of(providers, buyers);
    }
    boolean isFirst = Fact.OLDEST_FIRST.compare(fact, firstOfDay.get()) < 0;
    return isFirst
        ? List.of(providers.less(of(firstOfDay.get(), Role.PROVIDER)), buyers)
        : List.of(buyers);
  }

  private static Tally of(Fact fact, Role role) {
    double weight = Weight.atEpoch(fact.feeMsat(), fact.closedAt());
    double evidence = Evidence.of(fact, role);
    return new Tally(
        fact.agent(role),
        role,
        fact.counterparty(role),
        weight * Math.max(evidence, 0),
        weight * Math.max(-evidence, 0),
        1);
  }

  private Tally less(Tally other) {
    return new Tally(
        agentId,
        role,
        counterparty,
        positive - other.positive,
        negative - other.negative,
        orders - other.orders);
  }
}
