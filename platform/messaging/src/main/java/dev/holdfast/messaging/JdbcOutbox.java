package dev.holdfast.messaging;

import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import dev.holdfast.contracts.Event;
import dev.holdfast.contracts.EventTypes;
import java.sql.Timestamp;
import java.time.Clock;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The outbox as a table of the service's own database. */
final class JdbcOutbox implements Outbox {

  private static final String INSERT =
      "insert into outbox (event_id, topic, event_key, type, occurred_at, body)"
          + " values (?, ?, ?, ?, ?, ?)";

  private final JdbcTemplate jdbc;
  private final TimeBasedEpochGenerator ids;
  private final Clock clock;
  private final Runnable wakeRelay;

  JdbcOutbox(JdbcTemplate jdbc, TimeBasedEpochGenerator ids, Clock clock, Runnable wakeRelay) {
    this.jdbc = jdbc;
    this.ids = ids;
    this.clock = clock;
    this.wakeRelay = wakeRelay;
  }

  @Override
  public void publish(Event event) {
    if (!TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException("an event is published in the transaction of its change");
    }
    jdbc.update(
        INSERT,
        ids.generate(),
        event.topic(),
        event.key(),
        EventTypes.typeOf(event.getClass()),
        Timestamp.from(clock.instant()),
        EventJson.MAPPER.writeValueAsString(event));
    wakeRelayOnceAfterCommit();
  }

  private void wakeRelayOnceAfterCommit() {
    if (TransactionSynchronizationManager.hasResource(this)) {
      return;
    }
    TransactionSynchronizationManager.bindResource(this, Boolean.TRUE);
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            wakeRelay.run();
          }

          @Override
          public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(JdbcOutbox.this);
          }
        });
  }
}
