package dev.holdfast.bench.work;

import dev.holdfast.bench.market.BenchMarket;
import dev.holdfast.launcher.MarketService;
import dev.holdfast.launcher.Stoppables;
import dev.holdfast.sdk.wallet.LndWallet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** Whole lives of orders, some at once: each pair of agents begins the next when one is over. */
public final class Lives implements AutoCloseable {
  private final Stoppables running = new Stoppables();
  private final BenchMarket market;
  private final List<Lane> lanes = new ArrayList<>();
  private final List<Lane> watched = new ArrayList<>();
  private final LndWallet one;
  private final LndWallet other;
  private @Nullable NodeWatch watch;

  /**
   * What one round came to.
   *
   * @param perSecond lives
   * @param lives how many there were
   * @param cpuMillis of one life, by part of the market
   * @param commits of one life, by service
   */
  public record Round(
      int lives,
      double perSecond,
      Map<String, Double> cpuMillis,
      Map<MarketService, Double> commits,
      Histogram payable,
      Histogram funded,
      Histogram paid) {}

  public Lives(BenchMarket market) {
    this.market = market;
    this.one = running.add(LndWallet.connect(market.wallet("buyer").lndconnect()));
    this.other = running.add(LndWallet.connect(market.wallet("provider").lndconnect()));
  }

  /** So many at once for so long; what was begun is ended, and counted. */
  public Round run(int atOnce, Duration time) throws Exception {
    open(lanes, atOnce, null);
    BlockingQueue<Lane> free = new ArrayBlockingQueue<>(atOnce, false, lanes.subList(0, atOnce));
    Before before = Before.now(market);
    return round(Load.atOnce(atOnce, time, due -> trade(free, due)), before);
  }

  /** What had been used when a round began. */
  private record Before(Map<String, Long> cpuMillis, Map<MarketService, Long> commits, long nanos) {
    static Before now(BenchMarket market) throws SQLException {
      return new Before(market.processes().cpuMillis(), market.commits(), System.nanoTime());
    }
  }

  private Round round(List<Lane.Times> all, Before before) throws SQLException {
    Before after = Before.now(market);
    double seconds = (after.nanos - before.nanos) / 1e9;
    Round round =
        new Round(
            all.size(),
            all.size() / seconds,
            each(before.cpuMillis, after.cpuMillis, all.size()),
            each(before.commits, after.commits, all.size()),
            histogram(),
            histogram(),
            histogram());
    for (Lane.Times times : all) {
      round.payable.recordValue(times.payable() / 1_000);
      round.funded.recordValue(times.funded() / 1_000);
      round.paid.recordValue(times.paid() / 1_000);
    }
    return round;
  }

  private static <K extends Comparable<K>> Map<K, Double> each(
      Map<K, Long> before, Map<K, Long> after, int lives) {
    Map<K, Double> each = new TreeMap<>();
    after.forEach(
        (key, count) -> each.put(key, (count - before.getOrDefault(key, 0L)) / (double) lives));
    return each;
  }

  /**
   * So many a second for so long, each at its time whether the ones before are over or not.
   *
   * @param atMost lanes; a life that finds none free waits, and is late
   */
  public Round arrive(double perSecond, Duration time, int atMost) throws Exception {
    if (watch == null) {
      watch = running.add(new NodeWatch(market));
    }
    open(watched, atMost, watch);
    BlockingQueue<Lane> free = new ArrayBlockingQueue<>(atMost, false, watched.subList(0, atMost));
    Before before = Before.now(market);
    return round(Load.arrive(perSecond, time, due -> trade(free, due)), before);
  }

  private static Lane.Times trade(BlockingQueue<Lane> free, long due) throws InterruptedException {
    Lane lane = free.take();
    try {
      return lane.trade(due);
    } finally {
      free.add(lane);
    }
  }

  private void open(List<Lane> all, int atOnce, @Nullable NodeWatch by) {
    while (all.size() < atOnce) {
      all.add(running.add(Lane.open(market, one, other, by)));
    }
  }

  /**
   * Ends the agents' streams: while the databases are written to, their looks at what they may have
   * missed would be what is measured. The next round has new agents.
   */
  public void leave() {
    lanes.forEach(Lane::close);
    watched.forEach(Lane::close);
    lanes.clear();
    watched.clear();
  }

  /** Microseconds, to three digits. */
  public static Histogram histogram() {
    return new Histogram(3);
  }

  @Override
  public void close() {
    running.close();
  }
}
