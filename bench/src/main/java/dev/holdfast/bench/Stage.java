package dev.holdfast.bench;

import dev.holdfast.bench.market.BenchMarket;
import dev.holdfast.bench.market.Processes;
import dev.holdfast.bench.report.Sheet;
import dev.holdfast.bench.work.BareCycle;
import dev.holdfast.bench.work.Lives;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/** The market that is measured, and what all parts of a run share. */
public final class Stage implements AutoCloseable {
  /** Whose CPU is not that of the market's own services and their database. */
  private static final Set<String> OTHERS = Set.of("Kafka", "Lightning", "load generator", "other");

  private static final int AT_ONCE = 10;

  private final BenchMarket market;
  private final Extent extent;
  private final Sheet sheet;
  private final Lives lives;
  private final BareCycle bare;
  private double highest;

  Stage(BenchMarket market, Extent extent, Sheet sheet) {
    this.market = market;
    this.extent = extent;
    this.sheet = sheet;
    this.lives = new Lives(market);
    this.bare = new BareCycle(market);
  }

  public BenchMarket market() {
    return market;
  }

  public Extent extent() {
    return extent;
  }

  public Sheet sheet() {
    return sheet;
  }

  public Lives lives() {
    return lives;
  }

  public BareCycle bare() {
    return bare;
  }

  /** A part has seen the market trade so many lives a second. */
  public void saw(double perSecond) {
    highest = Math.max(highest, perSecond);
  }

  /**
   * Half of the highest rate that was seen: latency at the limit says only that there is one. Where
   * nothing has traded yet, some lives are traded to know it.
   */
  public double halfRate() throws Exception {
    if (highest == 0) {
      saw(lives.run(AT_ONCE, extent.each()).perSecond());
    }
    return Math.max(0.5, highest / 2);
  }

  public Duration each() {
    return extent.each();
  }

  /** Milliseconds of CPU that the market and PostgreSQL used between two looks at all parts. */
  public static double own(Map<String, Long> before, Map<String, Long> after) {
    return after.entrySet().stream()
        .filter(part -> !OTHERS.contains(part.getKey()))
        .mapToLong(part -> part.getValue() - before.getOrDefault(part.getKey(), 0L))
        .sum();
  }

  /** Writes a life's CPU by part; returns what the market and PostgreSQL used, in milliseconds. */
  public double cpu(Map<String, Double> parts, String when) {
    double own = 0;
    for (Map.Entry<String, Double> part : parts.entrySet()) {
      if (!OTHERS.contains(part.getKey())) {
        own += part.getValue();
      }
      sheet.add("CPU of a life, " + part.getKey() + when, "ms", part.getValue());
    }
    sheet.add("CPU of a life, the market and PostgreSQL" + when, "ms", own);
    double lasting = own - parts.getOrDefault(Processes.COMPILING, 0.0);
    sheet.add("CPU of a life, the same without the compilers" + when, "ms", lasting);
    return lasting;
  }

  @Override
  public void close() {
    lives.close();
    bare.close();
  }
}
