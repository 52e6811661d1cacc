package dev.holdfast.torture.run;

import dev.holdfast.launcher.LightningSource;
import dev.holdfast.launcher.MarketService;
import dev.holdfast.torture.load.Plan;
import dev.holdfast.torture.load.Traders;
import dev.holdfast.torture.market.ForkedService;
import dev.holdfast.torture.market.TorturedMarket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * One point of each kind of effect, chosen by seed: two services die, each once while the market
 * starts and once while it trades. Starting a service is what takes the time.
 */
public final class Smoke {
  private static final List<Plan> PLANS =
      List.of(Plan.ACCEPTED, Plan.AWARDED_IN_PART, Plan.CANCELLED_BY_PROVIDER, Plan.AGREED_SPLIT);
  private static final int PAIRS = 2;
  private static final int POINTS = 20;

  /** One service waits for the other to be back before it has anything to do. */
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final long seed;
  private final Random chance;
  private final Report report;

  public Smoke(long seed, Report report) {
    this.seed = seed;
    this.chance = new Random(seed);
    this.report = report;
  }

  /** Whether everything held. */
  public boolean run() throws Exception {
    report.say("seed " + seed);
    MarketService other = chance.nextBoolean() ? MarketService.ESCROW : MarketService.ORDER;
    Map<MarketService, List<String>> first =
        Map.of(
            MarketService.SETTLEMENT,
            some(MarketService.SETTLEMENT, "lnd"),
            other,
            some(other, "commit"));
    Map<MarketService, List<String>> second =
        Map.of(
            MarketService.SETTLEMENT,
            some(MarketService.SETTLEMENT, "ack"),
            other,
            some(other, "publish"));
    try (TorturedMarket market = TorturedMarket.start(first, new LightningSource.Simulator())) {
      report.say("the market is up");
      try (Traders traders = new Traders(market, PAIRS, PLANS, seed);
          ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        List<Future<?>> dying = new ArrayList<>();
        for (ForkedService fork : market.forks()) {
          dying.add(
              threads.submit(() -> {
                // It may have died while the others started, and nobody looked after it then.
                if (!fork.wasStartedAgain()) {
                  awaitDeath(fork);
                }
                tell(fork);
                fork.arm(Objects.requireNonNull(second.get(fork.service())));
                awaitDeath(fork);
                tell(fork);
                return null;
              }));
        }
        for (Future<?> service : dying) {
          service.get();
        }
        Ending.awaitOrders(market, traders, report);
      }
      Ending.audit(market, Map.of(), report);
    }
    report.say("%d crashes, %d failures".formatted(report.crashes(), report.failures().size()));
    return report.failures().isEmpty();
  }

  private List<String> some(MarketService service, String kind) {
    return Catalogue.someOf(service, kind, POINTS, chance);
  }

  private void awaitDeath(ForkedService fork) throws InterruptedException {
    if (fork.awaitEnd(PATIENCE.toMillis())) {
      fork.startAgain();
      fork.awaitReady();
    }
  }

  private void tell(ForkedService fork) {
    String name = fork.service().configName();
    String hit = fork.hit();
    if (hit == null) {
      report.failed(name + " came to none of its points, or ended by itself");
    } else {
      report.crashed(name, hit);
    }
  }
}
