package dev.holdfast.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Empties the outbox into Kafka: a batch in the order of its ids, every acknowledgement waited for,
 * then deleted, all in one transaction. A crash in between publishes the batch again, which the
 * readers' inboxes make harmless; nothing is ever deleted unpublished.
 */
final class OutboxRelay implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);
  private static final int BATCH = 1_000;
  private static final Duration SLOW_POLL = Duration.ofMillis(500);
  private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

  /** Two relays on one table would break the order of a key: only one holds this lock. */
  private static final long ADVISORY_LOCK = 0x486f6c6466617374L;

  /**
   * Rows that another relay took before this one got the lock are passed over by the DELETE, which
   * looks at each again. The commit is not waited for: if the server dies before it is on the disk,
   * the batch is published again.
   */
  private static final String TAKE =
      """
      with own as materialized (
        select pg_try_advisory_xact_lock(?) as ours
        from set_config('synchronous_commit', 'off', true)),
      taken as (
        delete from outbox
        where (select ours from own) and id in (select id from outbox order by id limit ?)
        returning id, event_id, topic, event_key, type, occurred_at, body)
      select * from taken order by id\
      """;

  private final JdbcTemplate jdbc;
  private final TransactionTemplate transaction;
  private final Supplier<Producer<String, byte[]>> producers;
  private final String source;
  private final Semaphore work = new Semaphore(0);
  private volatile boolean running;
  private @Nullable Thread thread;

  OutboxRelay(
      JdbcTemplate jdbc,
      TransactionTemplate transaction,
      Supplier<Producer<String, byte[]>> producers,
      String source) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.producers = producers;
    this.source = source;
  }

  void wake() {
    work.release();
  }

  @Override
  public synchronized void start() {
    // Before the thread: one that looked first and found no relay running would be gone at once.
    running = true;
    thread = Thread.ofPlatform().name("outbox-relay").daemon().start(this::run);
  }

  @Override
  public synchronized void stop() {
    running = false;
    wake();
    if (thread != null) {
      try {
        thread.join(Duration.ofSeconds(5));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** After everything that publishes has stopped, before the database pool closes. */
  @Override
  public int getPhase() {
    return DEFAULT_PHASE - 2_000;
  }

  private void run() {
    // One for each start: a context may be stopped and started again.
    Producer<String, byte[]> producer = producers.get();
    try {
      while (running) {
        relay(producer);
      }
    } catch (InterruptedException e) {
      log.error("ALARM the relay was interrupted; nothing is told until a restart", e);
    } finally {
      producer.close(Duration.ofSeconds(2));
    }
  }

  private void relay(Producer<String, byte[]> producer) throws InterruptedException {
    try {
      if (drain(producer) < BATCH && work.tryAcquire(SLOW_POLL.toMillis(), TimeUnit.MILLISECONDS)) {
        work.drainPermits();
      }
    } catch (RuntimeException | Error e) {
      log.warn("The outbox could not be relayed; it is tried again", e);
      Thread.sleep(PAUSE_AFTER_FAILURE);
    }
  }

  private int drain(Producer<String, byte[]> producer) {
    Integer sent =
        transaction.execute(status -> {
          List<ProducerRecord<String, byte[]>> batch =
              jdbc.query(TAKE, this::record, ADVISORY_LOCK, BATCH);
          awaitAll(batch.stream().map(producer::send).toList());
          return batch.size();
        });
    return sent == null ? 0 : sent;
  }

  private ProducerRecord<String, byte[]> record(ResultSet row, int index) throws SQLException {
    EventMeta meta =
        new EventMeta(
            row.getObject("event_id", UUID.class),
            row.getString("type"),
            source,
            row.getTimestamp("occurred_at").toInstant());
    return CloudEvents.toRecord(
        row.getString("topic"),
        row.getString("event_key"),
        meta,
        row.getString("body").getBytes(UTF_8));
  }

  private static void awaitAll(List<Future<RecordMetadata>> sends) {
    List<Exception> failures = new ArrayList<>();
    for (Future<RecordMetadata> send : sends) {
      try {
        send.get(30, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted before Kafka acknowledged", e);
      } catch (ExecutionException | TimeoutException e) {
        failures.add(e);
      }
    }
    if (!failures.isEmpty()) {
      throw new IllegalStateException(
          failures.size() + " of " + sends.size() + " events not acknowledged",
          failures.getFirst());
    }
  }
}
