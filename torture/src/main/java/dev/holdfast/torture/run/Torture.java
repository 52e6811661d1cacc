package dev.holdfast.torture.run;

import dev.holdfast.launcher.LightningSource;
import dev.holdfast.launcher.MarketService;
import dev.holdfast.sdk.HoldfastException;
import dev.holdfast.sdk.wallet.WalletException;
import dev.holdfast.torture.load.Traders;
import dev.holdfast.torture.market.ForkedService;
import dev.holdfast.torture.market.TorturedMarket;
import dev.holdfast.torture.race.Races;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One run: everything that its seed says, and then the audit. */
public final class Torture {
  private static final Duration AWAY = Duration.ofSeconds(2);

  /** What is passed as often while the market is listened to is passed all the time. */
  private static final int OFTEN = 4;

  private static final Duration BLOCK = Duration.ofSeconds(6);

  private final long seed;
  private final Scale scale;
  private final List<String> points;
  private final LightningSource lightning;
  private final Report report;

  /**
   * @param points what crash points begin with that are taken; all where there is none
   */
  public Torture(
      long seed, Scale scale, List<String> points, LightningSource lightning, Report report) {
    this.seed = seed;
    this.scale = scale;
    this.points = List.copyOf(points);
    this.lightning = lightning;
    this.report = report;
  }

  /** Whether everything held. */
  public boolean run() throws Exception {
    report.say("seed " + seed + "; the same again: ./holdfast torture --seed " + seed);
    Map<MarketService, List<String>> forked = new EnumMap<>(MarketService.class);
    Catalogue.SERVICES.forEach(service -> forked.put(service, List.of()));
    try (TorturedMarket market = TorturedMarket.start(forked, lightning)) {
      report.say("the market is up");
      try (Traders traders = new Traders(market, scale.pairs(), scale.plans(), seed)) {
        crash(market);
        new Misleading(market, scale, report, new Random(seed * 41)).run();
        killServers(market);
        compareWithTheCatalogue(market);
        Ending.awaitOrders(market, traders, report);
      }
      Map<String, Set<String>> answers = race(market);
      Ending.awaitRest(market, report);
      report.say("every service hears every event again");
      Replays.run(market, report);
      Ending.audit(market, answers, report);
      if (!report.failures().isEmpty()) {
        report.say("the services' logs: " + market.keepLogs());
      }
    }
    if (scale.troubled()) {
      // Of a sample there are too many.
      report.unreached().forEach(report::say);
    }
    report.say(
        "%d crashes, %d points not taken as often as they should be, %d failures"
            .formatted(report.crashes(), report.unreached().size(), report.failures().size()));
    return report.failures().isEmpty();
  }

  /** All services at once: each finds the others as their crashes left them. */
  private void crash(TorturedMarket market) throws Exception {
    long until = System.nanoTime() + scale.crashes().toNanos();
    List<Crashes> services = new ArrayList<>();
    for (ForkedService fork : market.forks()) {
      Random chance = new Random(seed * 31 + fork.service().ordinal());
      List<String> taken =
          Catalogue.shuffled(fork.service(), chance).stream().filter(this::takes).toList();
      services.add(new Crashes(fork, taken, chance, report, scale));
    }
    TimeUnit.NANOSECONDS.sleep(scale.listening().toNanos());
    for (Crashes service : services) {
      service.learn(OFTEN);
    }
    try (Nuisances nuisances = scale.troubled() ? new Nuisances(market, new Random(seed)) : null;
        ChainClock blocks = scale.troubled() ? new ChainClock(market, BLOCK) : null) {
      dieSideBySide(services, until);
    }
    services.forEach(service -> report.notReached(service.left()));
    report.say("a start after a crash took %d ms of CPU".formatted(report.startCpuMillis()));
  }

  private boolean takes(String point) {
    return points.isEmpty() || points.stream().anyMatch(point::startsWith);
  }

  private void dieSideBySide(List<Crashes> services, long until) throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> dying = new ArrayList<>();
      for (Crashes service : services) {
        dying.add(
            threads.submit(() -> {
              service.begin();
              while (System.nanoTime() < until && !service.isDone()) {
                service.dieOnce();
              }
              report.say(service.progress());
              service.end();
              return null;
            }));
      }
      for (Future<?> service : dying) {
        service.get();
      }
    }
  }

  /** The build compares the catalogue with the code; this compares it with what was passed. */
  private void compareWithTheCatalogue(TorturedMarket market) throws InterruptedException {
    for (ForkedService fork : market.forks()) {
      Set<String> unknown = new TreeSet<>(fork.reached().keySet());
      for (String effect : Catalogue.effectsOf(fork.service())) {
        unknown.remove(effect + "/before");
        unknown.remove(effect + "/after");
      }
      if (!unknown.isEmpty()) {
        report.failed(fork.service().configName() + " has effects without points: " + unknown);
      }
    }
  }

  private void killServers(TorturedMarket market) throws Exception {
    for (int round = 0; round < scale.serverRounds(); round++) {
      report.say("PostgreSQL is killed");
      market.killPostgres();
      TimeUnit.SECONDS.sleep(5);
      report.say("Kafka is killed");
      market.killKafka();
      TimeUnit.SECONDS.sleep(5);
      report.say("the market's nodes are killed");
      market.killNodes(AWAY);
      TimeUnit.SECONDS.sleep(5);
      report.say("all of them at once");
      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        Future<?> database =
            threads.submit(() -> {
              market.killPostgres();
              return null;
            });
        Future<?> broker =
            threads.submit(() -> {
              market.killKafka();
              return null;
            });
        market.killNodes(AWAY);
        database.get();
        broker.get();
      }
      TimeUnit.SECONDS.sleep(5);
    }
  }

  private Map<String, Set<String>> race(TorturedMarket market) throws Exception {
    report.say("everyone who may end an order tries to at once");
    try (Races races = new Races(market, report)) {
      for (int round = 0; round < scale.races(); round++) {
        try {
          races.run();
        } catch (ExecutionException | TimeoutException | HoldfastException | WalletException e) {
          // What comes after it is to be seen all the same.
          report.failed("a race came to no end: " + e);
        }
      }
      return races.answers();
    }
  }
}
