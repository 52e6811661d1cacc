package dev.holdfast.messaging;

import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import dev.holdfast.contracts.Event;
import dev.holdfast.contracts.EventTypes;
import java.time.Clock;
import java.util.UUID;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The outbox as a table of the service's own database, written at the end of a transaction. */
final class JdbcOutbox implements Outbox {

  private static final AppendOnly OUTBOX =
      AppendOnly.table(
          "outbox",
          "event_id uuid",
          "topic text",
          "event_key text",
          "type text",
          "occurred_at timestamptz",
          "body text");

  private final LateRows rows;
  private final TimeBasedEpochGenerator ids;
  private final Clock clock;
  private final Runnable wakeRelay;

  JdbcOutbox(LateRows rows, TimeBasedEpochGenerator ids, Clock clock, Runnable wakeRelay) {
    this.rows = rows;
    this.ids = ids;
    this.clock = clock;
    this.wakeRelay = wakeRelay;
  }

  @Override
  public UUID publish(Event event) {
    UUID id = ids.generate();
    boolean first =
        rows.add(
            OUTBOX,
            id,
            event.topic(),
            event.key(),
            EventTypes.typeOf(event.getClass()),
            clock.instant(),
            EventJson.MAPPER.writeValueAsString(event));
    if (first) {
      TransactionSynchronizationManager.registerSynchronization(new WakeRelay());
    }
    return id;
  }

  /** Once for a transaction: a relay that is woken again finds nothing. */
  private final class WakeRelay implements TransactionSynchronization {
    @Override
    public void afterCommit() {
      wakeRelay.run();
    }
  }
}
