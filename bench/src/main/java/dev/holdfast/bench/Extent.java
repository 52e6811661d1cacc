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
 * @param much of what is written for a part
 */
public record Extent(
    List<Integer> atOnce, int rounds, Duration each, Duration warmUp, Amounts much) {
  private static final List<Integer> AT_ONCE = List.of(1, 10, 50);
  private static final int ROUNDS = 3;
  private static final Duration SHORTEST = Duration.ofSeconds(1);

  /** In one round of one part, two or three things are measured beside each other. */
  private static final int OTHER_PARTS = 24;

  /**
   * What is written for a part before it measures.
   *
   * @param offers that search and match choose from
   * @param orders that are there when the growth is measured
   * @param events that wait in an outbox to be told
   * @param streams of events that are open at once
   * @param holds that are open while orders are placed
   */
  public record Amounts(int offers, int orders, int events, int streams, int holds) {
    public static final Amounts USUAL = new Amounts(100_000, 100_000, 50_000, 200, 10_000);
    static final Amounts FEW = new Amounts(500, 500, 2_000, 10, 300);

    public Amounts offers(int count) {
      return new Amounts(count, orders, events, streams, holds);
    }

    public Amounts orders(int count) {
      return new Amounts(offers, count, events, streams, holds);
    }
  }

  public Extent {
    atOnce = List.copyOf(atOnce);
  }

  /**
   * All that is measured, within that time and what the start and the writing take. Half of it is
   * the warm-up: a market runs for months, and its first minutes go into compiling it.
   */
  public static Extent of(Duration time, Amounts much) {
    Duration warmUp = time.dividedBy(2);
    int lives = AT_ONCE.size() * ROUNDS * 3;
    Duration each = warmUp.dividedBy(lives + ROUNDS * OTHER_PARTS);
    each = each.compareTo(SHORTEST) < 0 ? SHORTEST : each;
    return new Extent(AT_ONCE, ROUNDS, each, warmUp, much);
  }

  /** So short that it shows only that it runs. */
  public static Extent brief() {
    Duration second = Duration.ofSeconds(1);
    return new Extent(List.of(1, 4), 1, second, second, Amounts.FEW);
  }
}
