package dev.holdfast.bench.parts;

import dev.holdfast.bench.Part;
import dev.holdfast.bench.Stage;
import dev.holdfast.bench.report.Sheet;
import dev.holdfast.bench.work.Lives;
import dev.holdfast.bench.work.Load;
import dev.holdfast.contracts.settlement.BlockConnected;
import dev.holdfast.money.BlockHeight;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import org.HdrHistogram.Histogram;

/** How fast events leave an outbox, and how late they come to who reads them. */
final class Telling implements Part {
  /** Of events a second: those of some twenty orders a second. */
  private static final double RATE = 200;

  private static final int KEYS = 16;

  /** How long the last event may take. */
  private static final long PATIENCE_SECONDS = 30;

  @Override
  public String name() {
    return "outbox";
  }

  @Override
  public void measure(Stage stage) throws Exception {
    Sheet sheet = stage.sheet();
    int events = stage.extent().much().events();
    try (Besides besides = Besides.start(stage.market(), "telling");
        OutboxRows rows = new OutboxRows(besides)) {
      Histogram unused = commitToConsumer(besides, stage);
      for (int round = 0; round < stage.extent().rounds(); round++) {
        sheet.add("outbox drained by the relay", "rows/s", rows.drained(events));
        sheet.add("bare DELETE of the same rows", "rows/s", rows.deleted(events));
        sheet.add("bare produce of the same rows", "rows/s", rows.produced(events));
        sheet.percentiles(
            "commit to consumer, %.0f events a second".formatted(RATE),
            commitToConsumer(besides, stage));
        sheet.percentiles(
            "bare produce to consume, %.0f a second".formatted(RATE),
            rows.sentAndRead(RATE, stage.each()));
      }
    }
  }

  private static Histogram commitToConsumer(Besides besides, Stage stage) throws Exception {
    int count = Math.max(1, (int) (RATE * stage.each().toMillis() / 1_000));
    AtomicLongArray received = new AtomicLongArray(count);
    CountDownLatch all = new CountDownLatch(count);
    besides.receive(block -> {
      if (received.compareAndSet(block.height().value() - 1, 0, System.nanoTime())) {
        all.countDown();
      }
    });
    AtomicLongArray committed = new AtomicLongArray(count);
    AtomicInteger next = new AtomicInteger();
    var unused =
        Load.arrive(
            RATE,
            stage.each(),
            due -> {
              int i = next.getAndIncrement();
              besides
                  .transactions()
                  .executeWithoutResult(status ->
                      besides
                          .outbox()
                          .publish(
                              new BlockConnected(
                                  "bench-" + i % KEYS, BlockHeight.of(i + 1), Instant.now())));
              committed.set(i, System.nanoTime());
              return i;
            });
    if (!all.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException(all.getCount() + " of " + count + " events never came");
    }
    Histogram micros = Lives.histogram();
    for (int i = 0; i < count; i++) {
      // The consumer may have it before the committing thread is back.
      micros.recordValue(Math.max(0, received.get(i) - committed.get(i)) / 1_000);
    }
    return micros;
  }
}
