package dev.holdfast.sdk;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** The pauses between the tries of one call: doubling, jittered, bounded. */
final class Backoff {

  private final ClientOptions options;
  private int tried = 1;
  private Duration next;

  Backoff(ClientOptions options) {
    this.options = options;
    this.next = options.firstPause();
  }

  /**
   * Waits before the next try.
   *
   * @param retryAfter seconds, as the market asked for; anything else is ignored
   * @return false, at once, when there is no try left
   */
  boolean pause(@Nullable String retryAfter) throws InterruptedException {
    if (tried++ >= options.attempts()) {
      return false;
    }
    Duration asked = secondsOf(retryAfter);
    Duration pause = shorter(asked.compareTo(next) > 0 ? asked : next, options.longestPause());
    long millis = pause.toMillis();
    // Agents that failed together should not come back together.
    Thread.sleep(millis / 2 + ThreadLocalRandom.current().nextLong(millis / 2 + 1));
    next = shorter(next.multipliedBy(2), options.longestPause());
    return true;
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }

  private static Duration secondsOf(@Nullable String header) {
    if (header == null || !header.matches("[0-9]{1,5}")) {
      return Duration.ZERO;
    }
    return Duration.ofSeconds(Integer.parseInt(header));
  }
}
