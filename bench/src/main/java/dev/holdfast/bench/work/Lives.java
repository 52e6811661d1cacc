package dev.holdfast.bench.work;

import dev.holdfast.bench.market.BenchMarket;
import dev.holdfast.launcher.Stoppables;
import dev.holdfast.sdk.wallet.LndWallet;
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
  private final LndWallet pays;
  private final LndWallet earns;

  /**
   * What one round came to.
   *
   * @param perSecond lives
   * @param cpuMillis of one life, by part of the market
   */
  public record Round(
      double perSecond,
      Map<String, Double> cpuMillis,
      Histogram payable,
      Histogram funded,
      Histogram paid) {}

  public Lives(BenchMarket market) {
    this.market = market;
    this.pays = running.add(LndWallet.connect(market.wallet("buyer").lndconnect()));
    this.earns = running.add(LndWallet.connect(market.wallet("provider").lndconnect()));
  }

  /** So many at once for so long; what was begun is ended, and counted. */
  public Round run(int atOnce, Duration time) throws Exception {
    open(atOnce);
    List<Lane.Times> all = new ArrayList<>();
    Map<String, Long> before = market.processes().cpuMillis();
    long began = System.nanoTime();
    long until = began + time.toNanos();
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
    return round(all, before, began);
  }

  private Round round(List<Lane.Times> all, Map<String, Long> before, long began) {
    double seconds = (System.nanoTime() - began) / 1e9;
    Map<String, Long> after = market.processes().cpuMillis();
    Map<String, Double> each = new TreeMap<>();
    after.forEach((part, millis) ->
        each.put(part, (millis - before.getOrDefault(part, 0L)) / (double) all.size()));
    Round round = new Round(all.size() / seconds, each, histogram(), histogram(), histogram());
    for (Lane.Times times : all) {
      round.payable.recordValue(times.payable() / 1_000);
      round.funded.recordValue(times.funded() / 1_000);
      round.paid.recordValue(times.paid() / 1_000);
    }
    return round;
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
    Map<String, Long> before = market.processes().cpuMillis();
    long began = System.nanoTime();
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
    return round(all, before, began);
  }

  private void open(int atOnce) {
    while (lanes.size() < atOnce) {
      lanes.add(running.add(Lane.open(market, pays, earns)));
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
