package dev.holdfast.torture.run;

import dev.holdfast.launcher.MarketService;
import dev.holdfast.testkit.embedded.Database;
import dev.holdfast.torture.audit.Auditor;
import dev.holdfast.torture.audit.InDoubt;
import dev.holdfast.torture.audit.Invariant;
import dev.holdfast.torture.audit.Rows;
import dev.holdfast.torture.audit.Violation;
import dev.holdfast.torture.load.Plan;
import dev.holdfast.torture.load.Traders;
import dev.holdfast.torture.market.ConsumerGroups;
import dev.holdfast.torture.market.TorturedMarket;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;

/** With the faults off: every order comes to its end, and then everything is audited. */
final class Ending {
  /** A test gives more, since it fails by no timing. */
  private static final Duration PATIENCE =
      Duration.ofSeconds(Integer.getInteger("holdfast.final-within", 60));

  private static final Duration BLOCK = Duration.ofSeconds(1);

  private static final long LOOK_MILLIS = 500;

  /** More than any guard of a torture's orders is away. */
  private static final int MOST_BLOCKS = 200;

  private Ending() {}

  static void awaitOrders(TorturedMarket market, Traders traders, Report report)
      throws InterruptedException, SQLException {
    report.say("the faults are off; " + traders.placed() + " orders so far");
    if (!traders.end(PATIENCE)) {
      Map<UUID, Plan> open = withoutDoubt(market, traders);
      open.values().removeAll(Plan.late());
      if (!open.isEmpty()) {
        report.failed("orders are not final %s after the last fault: %s".formatted(PATIENCE, open));
      }
    }
    if (!endLate(market, traders) && !withoutDoubt(market, traders).isEmpty()) {
      report.failed("orders are not final %s after their block".formatted(PATIENCE));
    }
    report.say(
        "%d orders and draws wait until an invoice that may still be paid has run out"
            .formatted(InDoubt.subjectsIn(market.database(MarketService.SETTLEMENT))));
    report.say(
        "%d of %d orders final %s, %d draws"
            .formatted(traders.finished(), traders.placed(), traders.ends(), traders.drawn()));
  }

  /** Orders that are not final and do not wait until an invoice in doubt has run out. */
  private static Map<UUID, Plan> withoutDoubt(TorturedMarket market, Traders traders)
      throws SQLException {
    Set<String> inDoubt = InDoubt.idsIn(market.database(MarketService.SETTLEMENT));
    Map<UUID, Plan> open = new HashMap<>(traders.open());
    open.keySet().removeIf(order -> inDoubt.contains(order.toString()));
    return open;
  }

  /** What waits for a block of its own gets it, one a second. */
  private static boolean endLate(TorturedMarket market, Traders traders)
      throws InterruptedException {
    for (int block = 0; block < MOST_BLOCKS; block++) {
      if (traders.endLate(BLOCK)) {
        return true;
      }
      market.mine(1);
    }
    return traders.endLate(PATIENCE);
  }

  /** Until nothing is on its way any more, as a draw may still be when all orders are final. */
  static void awaitRest(TorturedMarket market, Report report) throws Exception {
    if (!new Auditor(market.auditSources(Map.of())).awaitRest(PATIENCE.toSeconds())) {
      report.failed("something is under way %s after the last order".formatted(PATIENCE));
    }
    long until = System.nanoTime() + PATIENCE.toNanos();
    try (ConsumerGroups groups = market.consumerGroups()) {
      while (!allIsHeard(market, groups)) {
        if (System.nanoTime() > until) {
          report.failed("events are under way %s after the last order".formatted(PATIENCE));
          return;
        }
        TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
      }
    }
  }

  /**
   * Whether every event is published and handled: one that is handled may have left others in an
   * outbox, which have come to a topic if its ends are not the same any more.
   */
  private static boolean allIsHeard(TorturedMarket market, ConsumerGroups groups) throws Exception {
    Optional<Map<TopicPartition, Long>> ends = groups.allRead();
    for (Database database : market.databases().values()) {
      if (ends.isEmpty() || !Rows.isEmpty(database, "outbox")) {
        return false;
      }
    }
    return ends.equals(groups.allRead());
  }

  /**
   * @param answers what clients were told under one Idempotency-Key each
   */
  static void audit(TorturedMarket market, Map<String, Set<String>> answers, Report report)
      throws Exception {
    List<Violation> found =
        new Auditor(market.auditSources(answers)).auditAtRest(PATIENCE.toSeconds());
    Set<Invariant> broken = EnumSet.noneOf(Invariant.class);
    found.forEach(violation -> {
      broken.add(violation.invariant());
      report.failed(violation.toString());
    });
    for (Invariant invariant : Invariant.values()) {
      report.say(
          "%2d %s %s"
              .formatted(
                  invariant.number(),
                  broken.contains(invariant) ? "BROKEN" : "holds ",
                  invariant.sentence()));
    }
  }
}
