package dev.holdfast.reputation.domain;

import java.time.Duration;
import java.time.Instant;

/** How much an order counts: more where its fee was higher, half as much every 90 days. */
public final class Weight {

  private static final double UNIT_FEE = 1_000;
  private static final Duration HALF_LIFE = Duration.ofDays(90);
  private static final Instant EPOCH = Instant.parse("2026-01-01T00:00:00Z");

  private Weight() {}

  /**
   * @param fee in msat; the smallest that weighs 1 is 1,000
   * @param closedAt after {@code asOf} counts as being of that moment: clocks differ
   */
  public static double of(long fee, Instant closedAt, Instant asOf) {
    return log2(1 + fee / UNIT_FEE) * Math.pow(0.5, halfLives(closedAt, asOf));
  }

  /** The same as of the beginning of 2026, however long before an order was closed. */
  static double atEpoch(long fee, Instant closedAt) {
    return log2(1 + fee / UNIT_FEE)
        * Math.pow(2, seconds(Duration.between(EPOCH, closedAt)) / seconds(HALF_LIFE));
  }

  /** What is left by then of a weight of the beginning of 2026. */
  static double left(Instant asOf) {
    return Math.pow(0.5, seconds(Duration.between(EPOCH, asOf)) / seconds(HALF_LIFE));
  }

  private static double halfLives(Instant closedAt, Instant asOf) {
    Duration age = Duration.between(closedAt, asOf);
    return age.isNegative() ? 0 : seconds(age) / seconds(HALF_LIFE);
  }

  private static double seconds(Duration duration) {
    return duration.getSeconds() + duration.getNano() / 1e9;
  }

  private static double log2(double x) {
    return Math.log(x) / Math.log(2);
  }
}
