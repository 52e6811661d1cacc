package dev.holdfast.torture.run;

import dev.holdfast.torture.audit.AuditSources;
import dev.holdfast.torture.audit.Auditor;
import dev.holdfast.torture.audit.Invariant;
import dev.holdfast.torture.audit.Violation;
import dev.holdfast.torture.load.Plan;
import dev.holdfast.torture.load.Traders;
import dev.holdfast.torture.market.ForkedService;
import dev.holdfast.torture.market.TorturedMarket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
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

  /**
   * A minute, and the 90 s that a send which nobody answered is waited for before it is repeated.
   */
  private static final Duration TO_THE_END = Duration.ofSeconds(150);

  private static final Duration AWAY = Duration.ofSeconds(2);

  private final long seed;
  private final Scale scale;
  private final Report report;

  public Torture(long seed, Scale scale, Report report) {
    this.seed = seed;
    this.scale = scale;
    this.report = report;
  }

  /** Whether everything held. */
  public boolean run() throws Exception {
    report.say("seed " + seed + "; the same again: ./holdfast torture --seed " + seed);
    try (TorturedMarket market = TorturedMarket.start(EnumSet.copyOf(Catalogue.SERVICES))) {
      report.say("the market is up");
      try (Traders traders = new Traders(market, PAIRS, List.of(Plan.values()), seed)) {
        crash(market);
        mislead(market);
        killServers(market);
        compareWithTheCatalogue(market);
        report.say("the faults are off; " + traders.placed() + " orders so far");
        if (!traders.end(TO_THE_END)) {
          report.failed("orders are not final %s after the last fault".formatted(TO_THE_END));
        }
        report.say(
            "%d of %d orders final %s, %d draws"
                .formatted(traders.finished(), traders.placed(), traders.ends(), traders.drawn()));
      }
      audit(market);
    }
    report.say(
        "%d crashes, %d points not reached, %d failures"
            .formatted(report.crashes(), report.unreached().size(), report.failures().size()));
    return report.failures().isEmpty();
  }

  /** One service after the other, so that the others come to what the crash left. */
  private void crash(TorturedMarket market) throws InterruptedException {
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
    while (System.nanoTime() < until && !services.stream().allMatch(Crashes::isDone)) {
      for (Crashes service : services) {
        if (!service.isDone()) {
          service.dieOnce();
        }
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
      report.say("the market's nodes are stopped");
      market.stopNodes(AWAY);
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
        market.stopNodes(AWAY);
        database.get();
        broker.get();
      }
      TimeUnit.SECONDS.sleep(5);
    }
  }

  private void audit(TorturedMarket market) throws Exception {
    AuditSources sources = market.auditSources(Map.of());
    List<Violation> found = new Auditor(sources).auditAtRest(TO_THE_END.toSeconds());
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
