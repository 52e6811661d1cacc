package dev.holdfast.order.domain;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When a delivery that waits for its review is looked at again, and when somebody is reminded. */
final class Reviews {

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

  private Reviews() {}

  /** Longer each time: an address that does not answer yet is asked again until the review ends. */
  static Duration pauseAfter(int judgements) {
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(judgements - 1, 8));
    return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
  }

  static Instant firstReminder(Instant delivered, long reviewSeconds) {
    return delivered.plusMillis(reviewSeconds * 500);
  }

  /** After the one at half of the window there is one more, when a tenth is left. */
  static @Nullable Instant reminderAfter(Instant now, Instant reviewBy, long reviewSeconds) {
    Instant last = reviewBy.minusMillis(reviewSeconds * 100);
    return now.isBefore(last) ? last : null;
  }
}
