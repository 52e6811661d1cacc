package dev.holdfast.torture.run;

import dev.holdfast.launcher.LightningSource;
import dev.holdfast.torture.load.Plan;
import dev.holdfast.torture.load.Traders;
import dev.holdfast.torture.market.TorturedMarket;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A market in this JVM that trades a little, for the JDK to write down what starting one loads. */
final class Rehearsal {
  private static final int ORDERS = 8;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private Rehearsal() {}

  static boolean run() throws InterruptedException {
    List<Plan> plans = List.of(Plan.ACCEPTED, Plan.AWARDED_IN_PART, Plan.CANCELLED_BY_PROVIDER);
    try (TorturedMarket market = TorturedMarket.start(Map.of(), new LightningSource.Simulator());
        Traders traders = new Traders(market, 2, plans, 1)) {
      while (traders.finished() < ORDERS) {
        Thread.sleep(100);
      }
      return traders.end(PATIENCE);
    }
  }
}
