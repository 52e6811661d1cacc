package dev.holdfast.torture.run;

import dev.holdfast.launcher.LightningSource;
import dev.holdfast.launcher.MarketService;
import dev.holdfast.torture.load.Plan;
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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** One run: everything that its seed says, and then the audit. */
public final class Torture {
  private static final int PAIRS = 4;

  private static final Duration AWAY = Duration.ofSeconds(2);

  private final long seed;
  private final Scale scale;
  private final LightningSource lightning;
  private final Report report;

  public Torture(long seed, Scale scale, LightningSource lightning, Report report) {
    this.seed = seed;
    this.scale = scale;
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
      try (Traders traders = new Traders(market, PAIRS, List.of(Plan.values()), seed)) {
        crash(market);
        mislead(market);
        killServers(market);
        compareWithTheCatalogue(market);
        Ending.awaitOrders(traders, report);
      }
      Map<String, Set<String>> answers = race(market);
      Ending.awaitRest(market, report);
      report.say("every service hears every event again");
      Replays.run(market, report);
      Ending.audit(market, answers, report);
    }
    report.say(
        "%d crashes, %d points not reached, %d failures"
            .formatted(report.crashes(), report.unreached().size(), report.failures().size()));
    return report.failures().isEmpty();
  }

  /** All services at once: each finds the others as their crashes left them. */
  private void crash(TorturedMarket market) throws Exception {
    long until = System.nanoTime() + scale.crashes().toNanos();
    List<Crashes> services = new ArrayList<>();
    for (ForkedService fork : market.forks()) {
      Random chance = new Random(seed * 31 + fork.service().ordinal());
      List<String> points = new ArrayList<>();
      for (int round = 0; round < scale.rounds(); round++) {
        points.addAll(Catalogue.shuffled(fork.service(), chance));
      }
      services.add(new Crashes(fork, points, report, scale));
    }
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> dying = new ArrayList<>();
      for (Crashes service : services) {
        dying.add(
            threads.submit(() -> {
              while (System.nanoTime() < until && !service.isDone()) {
                service.dieOnce();
              }
              return null;
            }));
      }
      for (Future<?> service : dying) {
        service.get();
      }
    }
    services.forEach(service -> report.notReached(service.left()));
  }

  /** Lost requests, answers that never come, commits that are not answered, delays. */
  private void mislead(TorturedMarket market) throws InterruptedException {
    if (scale.storm().isZero()) {
      return;
    }
    report.say("one effect in fifty is lost, unanswered or late");
    market.forks().forEach(fork -> fork.storm(seed, 20));
    TimeUnit.NANOSECONDS.sleep(scale.storm().toNanos());
    market.forks().forEach(ForkedService::disarm);
  }

  /** The build compares the catalogue with the code; this compares it with what was passed. */
  private void compareWithTheCatalogue(TorturedMarket market) throws InterruptedException {
    for (ForkedService fork : market.forks()) {
      Set<String> unknown = new TreeSet<>(fork.reached());
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
        races.run();
      }
      return races.answers();
    }
  }
}
