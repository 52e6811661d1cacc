package dev.holdfast.launcher;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Mines a block now and then: a network whose tip grows old is not synced any more. */
final class Mining implements AutoCloseable {
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("mining").daemon().factory());
  private final ScheduledFuture<?> blocks;

  Mining(LightningNetwork network, Duration every) {
    blocks =
        clock.scheduleAtFixedRate(
            () -> network.mine(1), every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    blocks.cancel(false);
    clock.shutdownNow();
  }
}
