package dev.holdfast.torture.run;

import dev.holdfast.launcher.MarketService;
import dev.holdfast.testkit.embedded.Database;
import dev.holdfast.torture.audit.Rows;
import dev.holdfast.torture.market.ConsumerGroups;
import dev.holdfast.torture.market.TorturedMarket;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;

/** Every topic from its beginning into every service, at rest: no row changes. */
public final class Replays {
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  /** What a handler began may be carried out after its transaction. */
  private static final long SETTLING_MILLIS = 2_000;

  private Replays() {}

  public static void run(TorturedMarket market, Report report) throws Exception {
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
            report.failed(group.getKey() + " has not read everything again after " + PATIENCE);
            return;
          }
          TimeUnit.MILLISECONDS.sleep(200);
        }
      }
    }
    TimeUnit.MILLISECONDS.sleep(SETTLING_MILLIS);
    compare(before, rows(market), report);
    long events =
        ends.values().stream().flatMap(end -> end.values().stream()).mapToLong(n -> n).sum();
    report.say(
        "%d services heard %d events again; %d rows were compared"
            .formatted(ends.size(), events, before.values().stream().mapToInt(Rows::count).sum()));
  }

  private static Map<MarketService, Rows> rows(TorturedMarket market) throws Exception {
    Map<MarketService, Rows> rows = new EnumMap<>(MarketService.class);
    for (Map.Entry<MarketService, Database> database : market.databases().entrySet()) {
      rows.put(database.getKey(), Rows.of(database.getValue()));
    }
    return rows;
  }

  private static void compare(
      Map<MarketService, Rows> before, Map<MarketService, Rows> after, Report report) {
    before.forEach((service, rows) ->
        rows.differences(java.util.Objects.requireNonNull(after.get(service)))
            .forEach(line -> report.failed("replay into " + service.configName() + ": " + line)));
  }
}
