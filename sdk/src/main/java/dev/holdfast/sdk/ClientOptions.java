package dev.holdfast.sdk;

import java.time.Duration;

/**
 * How patient a client is.
 *
 * @param callTimeout for one try of a call, beyond what it asks the market to wait
 * @param attempts how often a call is tried in all, at least once
 * @param firstPause before the second try; each later one is twice as long, with some jitter
 * @param longestPause no pause between tries is longer, whatever {@code Retry-After} says
 * @param silence after so long without a byte an event stream is opened anew
 */
public record ClientOptions(
    Duration callTimeout,
    int attempts,
    Duration firstPause,
    Duration longestPause,
    Duration silence) {

  public static final ClientOptions DEFAULT =
      new ClientOptions(
          Duration.ofSeconds(20),
          6,
          Duration.ofMillis(100),
          Duration.ofSeconds(5),
          Duration.ofSeconds(60));

  public ClientOptions {
    if (attempts < 1) {
      throw new IllegalArgumentException("a call is tried at least once, not " + attempts);
    }
  }
}
