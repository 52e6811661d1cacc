package dev.holdfast.torture.run;

import dev.holdfast.launcher.LightningSource;
import dev.holdfast.launcher.MarketService;
import dev.holdfast.torture.load.Plan;
import dev.holdfast.torture.load.Traders;
import dev.holdfast.torture.market.TorturedMarket;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A market that trades a little, for the JDK to write down what starting one loads. */
final class Rehearsal {
  private static final int ORDERS = 12;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private Rehearsal() {}

  static boolean run() throws Exception {
    List<Plan> plans =
        List.of(Plan.ACCEPTED, Plan.AWARDED_IN_PART, Plan.CANCELLED_BY_PROVIDER, Plan.AGREED_SPLIT);
    Map<MarketService, List<String>> forked = new EnumMap<>(MarketService.class);
    Catalogue.SERVICES.forEach(service -> forked.put(service, List.of()));
    try (TorturedMarket market = TorturedMarket.start(forked, new LightningSource.Simulator())) {
      boolean ended;
      try (Traders traders = new Traders(market, 2, plans, 1)) {
        while (traders.finished() < ORDERS) {
          Thread.sleep(100);
        }
        ended = traders.end(PATIENCE);
      }
      market.writeStartCaches();
      return ended;
    }
  }
}
