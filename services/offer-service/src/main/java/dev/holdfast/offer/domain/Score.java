package dev.holdfast.offer.domain;

/**
 * How good a provider is, as reputation-service reckons it: the 5 % quantile of its share of good
 * orders.
 *
 * @param value from 0 to 1
 */
public record Score(double value) {

  /** Of one that nobody has ordered from: the 5 % quantile of Beta(1, 1). */
  public static final Score NEWCOMER = new Score(0.05);

  public Score {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException("a score is 0 to 1, not " + value);
    }
  }
}
