package dev.holdfast.web.idempotency;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes old answers now and then. */
final class Forgetting implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Forgetting.class);
  private static final long MINUTES = 10;

  private final AnswerStore store;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("idempotency-forgetting").factory());
  private final ScheduledFuture<?> run;

  Forgetting(AnswerStore store) {
    this.store = store;
    this.run = timer.scheduleWithFixedDelay(this::forget, MINUTES, MINUTES, TimeUnit.MINUTES);
  }

  private void forget() {
    try {
      if (store.isUsed()) {
        LOG.debug("{} old answers forgotten", store.forgetOld());
      }
    } catch (RuntimeException e) {
      LOG.warn("old answers were not forgotten", e);
    }
  }

  @Override
  public void close() {
    run.cancel(true);
    timer.shutdownNow();
  }
}
