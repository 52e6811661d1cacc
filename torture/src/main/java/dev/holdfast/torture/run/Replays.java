package dev.holdfast.torture.run;

import dev.holdfast.launcher.MarketService;
import dev.holdfast.testkit.embedded.Database;
import dev.holdfast.torture.audit.InDoubt;
import dev.holdfast.torture.audit.Rows;
import dev.holdfast.torture.market.ConsumerGroups;
import dev.holdfast.torture.market.TorturedMarket;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;

/** Every topic from its beginning into every service, at rest: no row changes. */
public final class Replays {
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  /** What a handler began may be carried out after its transaction. */
  private static final long SETTLING_MILLIS = 2_000;

  private static final int MOST_ROUNDS = 4;

  private Replays() {}

  /** Again where a payout in doubt came to its end meanwhile, which changes rows by itself. */
  public static void run(TorturedMarket market, Report report) throws Exception {
    for (int round = 1; ; round++) {
      Set<String> doubts = inDoubt(market);
      List<String> changes = replay(market, report);
      if (round == MOST_ROUNDS || inDoubt(market).equals(doubts)) {
        changes.forEach(report::failed);
        return;
      }
      report.say("a payout in doubt came to its end meanwhile: once more");
      changes.forEach(report::say);
      Ending.awaitRest(market, report);
    }
  }

  private static Set<String> inDoubt(TorturedMarket market) throws SQLException {
    return InDoubt.idsIn(market.database(MarketService.SETTLEMENT));
  }

  /** What is not as it was, in one line each. */
  private static List<String> replay(TorturedMarket market, Report report) throws Exception {
    Map<MarketService, Rows> before = rows(market);
    Map<String, Map<TopicPartition, Long>> ends = new HashMap<>();
    try (ConsumerGroups groups = market.consumerGroups()) {
      market.whileStopped(() -> {
        for (String group : groups.names()) {
          ends.put(group, groups.toTheBeginning(group));
        }
      });
      long until = System.nanoTime() + PATIENCE.toNanos();
      for (var group : ends.entrySet()) {
        while (!groups.hasRead(group.getKey(), group.getValue())) {
          if (System.nanoTime() > until) {
            return List.of(group.getKey() + " has not read everything again after " + PATIENCE);
          }
          TimeUnit.MILLISECONDS.sleep(200);
        }
      }
    }
    TimeUnit.MILLISECONDS.sleep(SETTLING_MILLIS);
    List<String> changes = differences(before, rows(market));
    long events =
        ends.values().stream().flatMap(end -> end.values().stream()).mapToLong(n -> n).sum();
    report.say(
        "%d services heard %d events again; %d rows were compared"
            .formatted(ends.size(), events, before.values().stream().mapToInt(Rows::count).sum()));
    return changes;
  }

  private static Map<MarketService, Rows> rows(TorturedMarket market) throws Exception {
    Map<MarketService, Rows> rows = new EnumMap<>(MarketService.class);
    for (Map.Entry<MarketService, Database> database : market.databases().entrySet()) {
      rows.put(database.getKey(), Rows.of(database.getValue()));
    }
    return rows;
  }

  private static List<String> differences(
      Map<MarketService, Rows> before, Map<MarketService, Rows> after) {
    List<String> lines = new ArrayList<>();
    before.forEach((service, rows) ->
        rows.differences(Objects.requireNonNull(after.get(service)))
            .forEach(line -> lines.add("replay into " + service.configName() + ": " + line)));
    return lines;
  }
}
