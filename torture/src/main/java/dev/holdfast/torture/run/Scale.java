package dev.holdfast.torture.run;

import dev.holdfast.torture.load.Plan;
import java.time.Duration;
import java.util.List;

/**
 * How much is done in one run.
 *
 * @param pairs of agents that trade meanwhile
 * @param plans of the orders
 * @param listening how long is listened which points are come to all the time
 * @param crashes how long services are made to die, at most
 * @param rounds how often each point is taken, if the time is enough
 * @param armed how many points at once; waiting for one alone would be waiting for the one order
 *     that comes to it
 * @param patienceMillis how long a point is waited for
 * @param stormBetweenCrashes how many of a thousand effects go wrong while services die
 * @param troubled whether nodes go away and payments fail meanwhile, and blocks come fast
 * @param storm how long effects are lost, repeated and delayed by chance
 * @param topicsHeldBack so many times others overtake the events of one topic in one service
 * @param heldBack for how long
 * @param serverRounds how often PostgreSQL, Kafka and the nodes are killed
 * @param races how often everyone who may end an order tries to at once
 */
public record Scale(
    int pairs,
    List<Plan> plans,
    Duration listening,
    Duration crashes,
    int rounds,
    int armed,
    long patienceMillis,
    int stormBetweenCrashes,
    boolean troubled,
    Duration storm,
    int topicsHeldBack,
    Duration heldBack,
    int serverRounds,
    int races) {
  /** A seeded sample of the points, and each other fault once: less than five minutes. */
  public static Scale quick() {
    return new Scale(
        4,
        Plan.prompt(),
        Duration.ZERO,
        Duration.ofSeconds(45),
        1,
        12,
        5_000,
        0,
        false,
        Duration.ofSeconds(12),
        2,
        Duration.ofSeconds(2),
        1,
        1);
  }

  /** Every point twice, as far as the time goes. */
  public static Scale of(Duration time) {
    return new Scale(
        6,
        List.of(Plan.values()),
        time.dividedBy(60),
        time.multipliedBy(8).dividedBy(10),
        2,
        400,
        15_000,
        3,
        true,
        time.dividedBy(20),
        9,
        Duration.ofSeconds(5),
        2,
        3);
  }
}
