package dev.holdfast.torture.run;

import java.time.Duration;

/**
 * How much is done in one run.
 *
 * @param crashes how long services are made to die
 * @param rounds how often each point is taken, if the time is enough
 * @param armed how many points at once; waiting for one alone would be waiting for the one order
 *     that comes to it
 * @param patienceMillis how long a point is waited for
 * @param triesAtStart whether a point that trade does not come to is tried while a service starts
 * @param storm how long effects are lost and delayed by chance
 * @param serverRounds how often PostgreSQL, Kafka and the nodes are killed
 * @param races how often everyone who may end an order tries to at once
 */
public record Scale(
    Duration crashes,
    int rounds,
    int armed,
    long patienceMillis,
    boolean triesAtStart,
    Duration storm,
    int serverRounds,
    int races) {
  /** A seeded sample of the points, and each other fault once: less than five minutes. */
  public static Scale quick() {
    return new Scale(Duration.ofSeconds(55), 1, 12, 5_000, false, Duration.ofSeconds(15), 1, 1);
  }

  /** Every point twice, as far as the time goes. */
  public static Scale of(Duration time) {
    return new Scale(
        time.multipliedBy(8).dividedBy(10), 2, 150, 15_000, true, time.dividedBy(10), 2, 3);
  }
}
