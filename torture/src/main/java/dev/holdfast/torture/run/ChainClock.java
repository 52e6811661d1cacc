package dev.holdfast.torture.run;

import dev.holdfast.torture.market.TorturedMarket;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Mines a block every few seconds, so that the guard's block comes to orders that wait for it. */
final class ChainClock implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ChainClock.class);

  private final TorturedMarket market;
  private final Duration every;
  private final Thread thread;
  private volatile boolean ending;

  /**
   * @param every long enough for a market whose services die to act in the blocks between its guard
   *     and the end of the HTLCs
   */
  ChainClock(TorturedMarket market, Duration every) {
    this.market = market;
    this.every = every;
    this.thread = Thread.ofVirtual().name("chain").start(this::run);
  }

  private void run() {
    try {
      while (!ending) {
        TimeUnit.NANOSECONDS.sleep(every.toNanos());
        mine();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void mine() {
    try {
      market.mine(1);
    } catch (RuntimeException e) {
      // A real node that was asked for the block had just been killed.
      log.info("a block was mined that not every node has seen: {}", e.getMessage());
    }
  }

  @Override
  public void close() throws InterruptedException {
    ending = true;
    thread.join();
  }
}
