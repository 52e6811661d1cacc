package dev.holdfast.torture.run;

import dev.holdfast.torture.market.ForkedService;
import dev.holdfast.torture.market.TorturedMarket;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Mines a block every few seconds, so that the guard's block comes to orders that wait for it; none
 * while a service is on its way back. On a slow machine that takes longer than the few blocks
 * between the guard and the end of the HTLCs, which in earnest are hours.
 */
final class ChainClock implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ChainClock.class);

  private final TorturedMarket market;
  private final Duration every;
  private final Thread thread;
  private volatile boolean ending;

  ChainClock(TorturedMarket market, Duration every) {
    this.market = market;
    this.every = every;
    this.thread = Thread.ofVirtual().name("chain").start(this::run);
  }

  private void run() {
    try {
      while (!ending) {
        TimeUnit.NANOSECONDS.sleep(every.toNanos());
        if (market.forks().stream().allMatch(ForkedService::isReady)) {
          mine();
        }
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
