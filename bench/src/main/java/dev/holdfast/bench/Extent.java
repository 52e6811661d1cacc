package dev.holdfast.bench;

import java.time.Duration;
import java.util.List;

/**
 * How much is measured in one run.
 *
 * @param atOnce pairs of agents that trade side by side
 * @param rounds of each figure
 * @param each how long one thing is measured in one round
 * @param warmUp how long the market trades before that
 * @param offers that search and match choose from; 0 leaves them out
 * @param orders that are there when the growth is measured; 0 leaves it out
 */
public record Extent(
    List<Integer> atOnce, int rounds, Duration each, Duration warmUp, int offers, int orders) {
  private static final List<Integer> AT_ONCE = List.of(1, 10, 50);
  private static final int ROUNDS = 3;

  public Extent {
    atOnce = List.copyOf(atOnce);
  }

  /** All that is measured, within that time and what the start and the copies take. */
  public static Extent of(Duration time, int offers, int orders) {
    // Three things in turns for each size and round; latencies, offers and growth; the warming up.
    long parts = AT_ONCE.size() * ROUNDS * 3L + ROUNDS * 4L + 9;
    Duration each = time.dividedBy(parts);
    return new Extent(AT_ONCE, ROUNDS, each, each.multipliedBy(9), offers, orders);
  }

  /** So short that it shows only that it runs. */
  public static Extent brief() {
    Duration second = Duration.ofSeconds(1);
    return new Extent(List.of(1, 4), 1, second, second, 500, 500);
  }
}
