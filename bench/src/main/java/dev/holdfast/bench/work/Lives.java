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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** Whole lives of orders, some at once: each pair of agents begins the next when one is over. */
public final class Lives implements AutoCloseable {
  private final Stoppables running = new Stoppables();
  private final BenchMarket market;
  private final List<Lane> lanes = new ArrayList<>();
  private final LndWallet one;
  private final LndWallet other;

  /**
   * What one round came to.
   *
   * @param perSecond lives
   * @param cpuMillis of one life, by part of the market
   * @param commits of one life, by service
   */
  public record Round(
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
    open(atOnce);
    List<Lane.Times> all = new ArrayList<>();
    Before before = Before.now(market);
    long until = before.nanos + time.toNanos();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<List<Lane.Times>>> trading = new ArrayList<>();
      for (Lane lane : lanes.subList(0, atOnce)) {
        trading.add(
            threads.submit(() -> {
              List<Lane.Times> times = new ArrayList<>();
              while (System.nanoTime() < until) {
                times.add(lane.trade(System.nanoTime()));
              }
              return times;
            }));
      }
      for (Future<List<Lane.Times>> lane : trading) {
        all.addAll(lane.get());
      }
    }
    return round(all, before);
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
    open(atMost);
    BlockingQueue<Lane> free = new ArrayBlockingQueue<>(atMost, false, lanes.subList(0, atMost));
    int count = (int) (perSecond * time.toSeconds());
    Before before = Before.now(market);
    long began = before.nanos;
    List<Lane.Times> all = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Lane.Times>> lives = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        long due = began + (long) (i * 1e9 / perSecond);
        TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
        lives.add(
            threads.submit(() -> {
              Lane lane = free.take();
              try {
                return lane.trade(due);
              } finally {
                free.add(lane);
              }
            }));
      }
      for (Future<Lane.Times> life : lives) {
        all.add(life.get());
      }
    }
    return round(all, before);
  }

  private void open(int atOnce) {
    while (lanes.size() < atOnce) {
      lanes.add(running.add(Lane.open(market, one, other)));
    }
  }

  /** Microseconds, to three digits. */
  static Histogram histogram() {
    return new Histogram(3);
  }

  @Override
  public void close() {
    running.close();
  }
}
