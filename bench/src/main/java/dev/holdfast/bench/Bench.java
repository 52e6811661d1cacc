package dev.holdfast.bench;

import dev.holdfast.bench.market.BenchMarket;
import dev.holdfast.bench.market.Processes;
import dev.holdfast.bench.report.Figures;
import dev.holdfast.bench.work.BareCycle;
import dev.holdfast.bench.work.Lives;
import dev.holdfast.bench.work.PgBench;
import dev.holdfast.launcher.LightningSource;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;

/** One run: the market and what stands beside it, in turns. */
public final class Bench {
  private static final List<Integer> AT_ONCE = List.of(1, 10, 50);
  private static final int ROUNDS = 3;

  /** Of half of what the market can do: latency at its limit says only that there is one. */
  private static final double LOAD = 0.5;

  private static final int LANES = 20;

  /** Whose CPU is not the market's own. */
  private static final Set<String> OTHERS = Set.of("Lightning", "load generator", "other");

  private final LightningSource lightning;
  private final List<Integer> atOnce;
  private final int rounds;
  private final Duration each;
  private final Duration warmUp;
  private final Consumer<String> progress;
  private final Figures figures = new Figures();

  private Bench(
      LightningSource lightning,
      List<Integer> atOnce,
      int rounds,
      Duration each,
      Duration warmUp,
      Consumer<String> progress) {
    this.lightning = lightning;
    this.atOnce = atOnce;
    this.rounds = rounds;
    this.each = each;
    this.warmUp = warmUp;
    this.progress = progress;
  }

  /** All that is measured, within that time and what the start takes. */
  public static Bench of(LightningSource lightning, Duration time, Consumer<String> progress) {
    // Three things in turns for each size and round, the latencies, and as long again to warm up.
    long parts = AT_ONCE.size() * ROUNDS * 3L + ROUNDS + 6;
    Duration each = time.dividedBy(parts);
    return new Bench(lightning, AT_ONCE, ROUNDS, each, each.multipliedBy(6), progress);
  }

  /** So short that it shows only that it runs. */
  public static Bench brief(Consumer<String> progress) {
    Duration second = Duration.ofSeconds(1);
    return new Bench(new LightningSource.Simulator(), List.of(1, 4), 1, second, second, progress);
  }

  public Figures run() throws Exception {
    try (BenchMarket market = BenchMarket.start(lightning);
        Lives lives = new Lives(market);
        BareCycle bare = new BareCycle(market)) {
      progress.accept("the market is up; it warms up for %d s".formatted(warmUp.toSeconds()));
      PgBench postgres = new PgBench(market.beside());
      lives.run(10, warmUp);
      double rate = 0;
      for (int many : atOnce) {
        for (int round = 0; round < rounds; round++) {
          rate = Math.max(rate, inTurns(many, lives, bare, postgres));
        }
      }
      for (int round = 0; round < rounds; round++) {
        latencies(rate * LOAD, lives, bare);
      }
    }
    return figures;
  }

  private double inTurns(int many, Lives lives, BareCycle bare, PgBench postgres) throws Exception {
    String atOnceText = ", %d at once".formatted(many);
    Lives.Round market = lives.run(many, each);
    add("whole lives" + atOnceText, "/s", market.perSecond());
    double cycles = bare.run(many, each).perSecond();
    add("bare hold, pay, payout, settle" + atOnceText, "/s", cycles);
    add("whole lives over bare cycles" + atOnceText, "", market.perSecond() / cycles);
    postgres.run(many, each).ifPresent(tps -> add("pgbench" + atOnceText, "/s", tps));
    cpu(market.cpuMillis(), atOnceText);
    double commits = market.commits().values().stream().mapToDouble(Double::doubleValue).sum();
    market
        .commits()
        .forEach((service, count) ->
            add("commits of a life, " + service.configName() + atOnceText, "", count));
    add("commits of a life" + atOnceText, "", commits);
    return market.perSecond();
  }

  private void cpu(Map<String, Double> parts, String atOnceText) {
    double own = 0;
    for (Map.Entry<String, Double> part : parts.entrySet()) {
      if (!OTHERS.contains(part.getKey())) {
        own += part.getValue();
      }
      add("CPU of a life, " + part.getKey() + atOnceText, "ms", part.getValue());
    }
    add("CPU of a life, the market and PostgreSQL" + atOnceText, "ms", own);
    double compiled = own - parts.getOrDefault(Processes.COMPILING, 0.0);
    add("CPU of a life, the same without the compilers" + atOnceText, "ms", compiled);
  }

  private void latencies(double perSecond, Lives lives, BareCycle bare) throws Exception {
    String rate = String.format(Locale.ROOT, " at %.0f%% of the highest rate", LOAD * 100);
    Lives.Round round = lives.arrive(Math.max(1, perSecond), each, LANES);
    percentiles("POST to payable" + rate, round.payable());
    percentiles("payment in flight to FUNDED at the provider" + rate, round.funded());
    percentiles("accept to paid" + rate, round.paid());
    percentiles("bare payout, one at a time", bare.run(1, each).payout());
  }

  private void percentiles(String what, Histogram micros) {
    add(what + ", p50", "ms", micros.getValueAtPercentile(50) / 1_000.0);
    add(what + ", p99", "ms", micros.getValueAtPercentile(99) / 1_000.0);
  }

  private void add(String what, String unit, double value) {
    figures.add(what, unit, value);
    progress.accept(String.format(Locale.ROOT, "%s: %.1f %s", what, value, unit));
  }
}
