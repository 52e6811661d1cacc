package dev.holdfast.settlement.domain.payout;

import java.time.Duration;
import java.util.Optional;

/**
 * How often a payout that failed for certain is tried.
 *
 * @param attempts in all
 * @param pause after the first failure, doubled after each further one
 */
public record RetryPolicy(int attempts, Duration pause, Duration longestPause) {
  /** Before the next try; empty where there is none. */
  Optional<Duration> pauseAfter(int failures, Retry retry) {
    boolean again =
        switch (retry) {
          case NEVER -> false;
          case LIMITED -> failures < attempts;
          case WHILE_IN_DOUBT -> true;
        };
    return again ? Optional.of(pauseAfter(failures)) : Optional.empty();
  }

  private Duration pauseAfter(int failures) {
    Duration doubled = pause.multipliedBy(1L << Math.min(20, Math.max(0, failures - 1)));
    return doubled.compareTo(longestPause) > 0 ? longestPause : doubled;
  }
}
