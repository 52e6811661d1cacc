package dev.holdfast.offer.config;

import dev.holdfast.offer.app.Understanding;
import dev.holdfast.offer.domain.match.Learning;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Understands offers on a thread of its own. It is told of each new text, and once a minute, and at
 * the start, it looks for those it was not told of: a process may have died in between, and there
 * may be several.
 */
@Component
class Learner implements Learning, DisposableBean {

  private static final Logger log = LoggerFactory.getLogger(Learner.class);
  private static final int BATCH = 100;

  private final ObjectProvider<Understanding> understanding;
  private final boolean on;
  private final AtomicBoolean looking = new AtomicBoolean();
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().name("offer-learner").daemon().factory());

  Learner(ObjectProvider<Understanding> understanding, OfferProperties properties) {
    this.understanding = understanding;
    this.on = properties.embeddings() != OfferProperties.Embeddings.NONE;
  }

  @Override
  public void listed(UUID offerId) {
    if (on) {
      run(() -> understanding.getObject().learn(offerId));
    }
  }

  @Scheduled(fixedDelayString = "60s")
  void look() {
    if (on && looking.compareAndSet(false, true)) {
      run(() -> {
        try {
          catchUp(understanding.getObject());
        } finally {
          looking.set(false);
        }
      });
    }
  }

  private static void catchUp(Understanding offers) {
    offers.refresh();
    List<UUID> missing = offers.missing(BATCH);
    while (!missing.isEmpty() && !Thread.currentThread().isInterrupted()) {
      missing.forEach(offers::learn);
      List<UUID> next = offers.missing(BATCH);
      // What cannot be learned must not be tried for ever; the next minute comes.
      missing = next.equals(missing) ? List.of() : next;
    }
  }

  private void run(Runnable task) {
    try {
      thread.execute(() -> {
        try {
          task.run();
        } catch (RuntimeException e) {
          log.warn("an offer was not understood; it is tried again within a minute", e);
        }
      });
    } catch (RejectedExecutionException e) {
      log.debug("the service ends; the next one looks for what is missing", e);
    }
  }

  @Override
  public void destroy() throws InterruptedException {
    thread.shutdownNow();
    if (!thread.awaitTermination(5, TimeUnit.SECONDS)) {
      log.warn("an offer was still being understood when the service ended");
    }
  }
}
