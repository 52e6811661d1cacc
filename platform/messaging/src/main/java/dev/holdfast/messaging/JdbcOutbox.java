package dev.holdfast.messaging;

import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import dev.holdfast.contracts.Event;
import dev.holdfast.contracts.EventTypes;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The outbox as a table of the service's own database, written once at the end of a transaction.
 */
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
  public UUID publish(Event event) {
    if (!TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException("an event is published in the transaction of its change");
    }
    UUID id = ids.generate();
    Object[] row = {
      id,
      event.topic(),
      event.key(),
      EventTypes.typeOf(event.getClass()),
      Timestamp.from(clock.instant()),
      EventJson.MAPPER.writeValueAsString(event)
    };
    writtenByTheTransaction().rows.add(row);
    return id;
  }

  private Written writtenByTheTransaction() {
    if (TransactionSynchronizationManager.getResource(this) instanceof Written written) {
      return written;
    }
    Written written = new Written();
    TransactionSynchronizationManager.bindResource(this, written);
    TransactionSynchronizationManager.registerSynchronization(written);
    return written;
  }

  /** What one transaction tells: rows in one round trip, and one call of the relay. */
  private final class Written implements TransactionSynchronization {
    private final List<Object[]> rows = new ArrayList<>();

    /** Before the commit and in its transaction: what throws here undoes the change as well. */
    @Override
    public void beforeCommit(boolean readOnly) {
      jdbc.batchUpdate(INSERT, rows);
    }

    @Override
    public void afterCommit() {
      wakeRelay.run();
    }

    @Override
    public void suspend() {
      TransactionSynchronizationManager.unbindResourceIfPossible(JdbcOutbox.this);
    }

    @Override
    public void resume() {
      TransactionSynchronizationManager.bindResource(JdbcOutbox.this, this);
    }

    @Override
    public void afterCompletion(int status) {
      TransactionSynchronizationManager.unbindResourceIfPossible(JdbcOutbox.this);
    }
  }
}
