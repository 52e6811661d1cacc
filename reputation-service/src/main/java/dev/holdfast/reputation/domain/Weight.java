package dev.holdfast.reputation.domain;

import java.time.Duration;
import java.time.Instant;

/** How much an order counts: more where its fee was higher, half as much every 90 days. */
public final class Weight {

  private static final double UNIT_FEE = 1_000;
  private static final Duration HALF_LIFE = Duration.ofDays(90);

  private Weight() {}

  /**
   * @param fee in msat; the smallest that weighs 1 is 1,000
   * @param closedAt after {@code asOf} counts as being of that moment: clocks differ
   */
  public static double of(long fee, Instant closedAt, Instant asOf) {
    return log2(1 + fee / UNIT_FEE) * Math.pow(0.5, halfLives(closedAt, asOf));
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
