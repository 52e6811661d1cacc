package dev.holdfast.bench;

import dev.holdfast.bench.market.BenchMarket;
import dev.holdfast.bench.market.Processes;
import dev.holdfast.bench.report.Figures;
import dev.holdfast.bench.work.BareCycle;
import dev.holdfast.bench.work.Lives;
import dev.holdfast.bench.work.ManyOffers;
import dev.holdfast.bench.work.ManyOrders;
import dev.holdfast.bench.work.PgBench;
import dev.holdfast.launcher.LightningSource;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;

/** One run: the market and what stands beside it, in turns. */
public final class Bench {
  /** Of half of what the market can do: latency at its limit says only that there is one. */
  private static final double LOAD = 0.5;

  private static final int LANES = 20;
  private static final int GROWN_AT_ONCE = 10;

  /** Whose CPU is not the market's own. */
  private static final Set<String> OTHERS = Set.of("Lightning", "load generator", "other");

  private final LightningSource lightning;
  private final Extent extent;
  private final Consumer<String> progress;
  private final Figures figures = new Figures();

  public Bench(LightningSource lightning, Extent extent, Consumer<String> progress) {
    this.lightning = lightning;
    this.extent = extent;
    this.progress = progress;
  }

  public Figures run() throws Exception {
    try (BenchMarket market = BenchMarket.start(lightning);
        Lives lives = new Lives(market);
        BareCycle bare = new BareCycle(market)) {
      market
          .startSeconds()
          .forEach((service, seconds) ->
              add("start of " + service.configName() + ", two at a time", "s", seconds));
      progress.accept(
          "the market is up; it warms up for %d s".formatted(extent.warmUp().toSeconds()));
      PgBench postgres = new PgBench(market.beside());
      lives.run(10, extent.warmUp());
      rest(market);
      double rate = 0;
      for (int many : extent.atOnce()) {
        for (int round = 0; round < extent.rounds(); round++) {
          rate = Math.max(rate, inTurns(many, lives, bare, postgres));
        }
      }
      for (int round = 0; round < extent.rounds(); round++) {
        latencies(rate * LOAD, lives, bare);
      }
      memory(market);
      offers(market);
      growth(market, lives);
    }
    return figures;
  }

  private double inTurns(int many, Lives lives, BareCycle bare, PgBench postgres) throws Exception {
    String atOnce = ", %d at once".formatted(many);
    Lives.Round market = lives.run(many, extent.each());
    add("whole lives" + atOnce, "/s", market.perSecond());
    double cycles = bare.run(many, extent.each()).perSecond();
    add("bare hold, pay, payout, settle" + atOnce, "/s", cycles);
    add("whole lives over bare cycles" + atOnce, "", market.perSecond() / cycles);
    postgres.run(many, extent.each()).ifPresent(tps -> add("pgbench" + atOnce, "/s", tps));
    double unused = cpu(market.cpuMillis(), atOnce);
    double commits = market.commits().values().stream().mapToDouble(Double::doubleValue).sum();
    market
        .commits()
        .forEach((service, count) ->
            add("commits of a life, " + service.configName() + atOnce, "", count));
    add("commits of a life" + atOnce, "", commits);
    return market.perSecond();
  }

  private double cpu(Map<String, Double> parts, String when) {
    double own = 0;
    for (Map.Entry<String, Double> part : parts.entrySet()) {
      if (!OTHERS.contains(part.getKey())) {
        own += part.getValue();
      }
      add("CPU of a life, " + part.getKey() + when, "ms", part.getValue());
    }
    add("CPU of a life, the market and PostgreSQL" + when, "ms", own);
    double compiled = own - parts.getOrDefault(Processes.COMPILING, 0.0);
    add("CPU of a life, the same without the compilers" + when, "ms", compiled);
    return compiled;
  }

  private void latencies(double perSecond, Lives lives, BareCycle bare) throws Exception {
    String rate = String.format(Locale.ROOT, " at %.0f%% of the highest rate", LOAD * 100);
    Lives.Round round = lives.arrive(Math.max(1, perSecond), extent.each(), LANES);
    percentiles("POST to payable" + rate, round.payable());
    percentiles("payment in flight to FUNDED at the provider" + rate, round.funded());
    percentiles("accept to paid" + rate, round.paid());
    percentiles("bare payout, one at a time", bare.run(1, extent.each()).payout());
  }

  /** What the market uses while nobody trades. */
  private void rest(BenchMarket market) throws InterruptedException {
    Map<String, Long> before = market.processes().cpuMillis();
    Thread.sleep(extent.each());
    Map<String, Long> after = market.processes().cpuMillis();
    after.forEach((part, millis) ->
        add(
            "CPU at rest, " + part,
            "ms/s",
            (millis - before.getOrDefault(part, 0L)) * 1_000.0 / extent.each().toMillis()));
  }

  private void memory(BenchMarket market) {
    double all = 0;
    for (Map.Entry<String, Double> part : market.memory().entrySet()) {
      add("memory, " + part.getKey(), "MiB", part.getValue());
      all += part.getValue();
    }
    add("memory, all of it", "MiB", all);
  }

  private void offers(BenchMarket market) throws Exception {
    if (extent.offers() == 0) {
      return;
    }
    progress.accept("%,d offers are written".formatted(extent.offers()));
    try (ManyOffers offers = new ManyOffers(market)) {
      offers.write(extent.offers());
      String among = String.format(Locale.ROOT, " among %,d offers", extent.offers());
      var unused = offers.measure(extent.each());
      for (int round = 0; round < extent.rounds(); round++) {
        ManyOffers.Round measured = offers.measure(extent.each());
        percentiles("search" + among, measured.search());
        percentiles("match" + among, measured.match());
        percentiles("bare SQL query for the same words", measured.bare());
      }
    }
  }

  private void growth(BenchMarket market, Lives lives) throws Exception {
    if (extent.orders() == 0) {
      return;
    }
    ManyOrders orders = new ManyOrders(market);
    double few = grown(lives, "few orders");
    progress.accept("the orders that were traded are copied to %,d".formatted(extent.orders()));
    orders.grow(extent.orders());
    var unused = lives.run(GROWN_AT_ONCE, extent.each());
    double many = grown(lives, String.format(Locale.ROOT, "%,d orders", orders.count()));
    add("CPU of a life with many orders over that with few", "", many / few);
  }

  private double grown(Lives lives, String with) throws Exception {
    double sum = 0;
    for (int round = 0; round < extent.rounds(); round++) {
      Lives.Round measured = lives.run(GROWN_AT_ONCE, extent.each());
      add("whole lives with " + with, "/s", measured.perSecond());
      sum += cpu(measured.cpuMillis(), " with " + with);
    }
    return sum / extent.rounds();
  }

  private void percentiles(String what, Histogram micros) {
    add(what + ", p50", "ms", micros.getValueAtPercentile(50) / 1_000.0);
    add(what + ", p99", "ms", micros.getValueAtPercentile(99) / 1_000.0);
  }

  private void add(String what, String unit, double value) {
    figures.add(what, unit, value);
    progress.accept(String.format(Locale.ROOT, "%s: %.2f %s", what, value, unit));
  }
}
