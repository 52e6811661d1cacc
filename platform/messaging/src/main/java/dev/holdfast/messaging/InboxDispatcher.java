package dev.holdfast.messaging;

import dev.holdfast.contracts.Event;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.listener.MessageListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Hands an event to its handler and records its id, in one transaction: an event that comes again,
 * after a crash or from a replayed topic, changes nothing.
 */
final class InboxDispatcher implements MessageListener<String, byte[]> {

  private static final Logger log = LoggerFactory.getLogger(InboxDispatcher.class);

  private final Subscriptions subscriptions;
  private final JdbcTemplate jdbc;
  private final TransactionTemplate transaction;

  InboxDispatcher(Subscriptions subscriptions, JdbcTemplate jdbc, TransactionTemplate transaction) {
    this.subscriptions = subscriptions;
    this.jdbc = jdbc;
    this.transaction = transaction;
  }

  @Override
  public void onMessage(ConsumerRecord<String, byte[]> record) {
    EventMeta meta = CloudEvents.metaOf(record);
    CloudEvents.eventOf(record).ifPresent(event -> dispatch(event, meta));
  }

  private void dispatch(Event event, EventMeta meta) {
    BiConsumer<Event, EventMeta> handler = subscriptions.handlerOf(event.getClass());
    if (handler == null) {
      return;
    }
    transaction.executeWithoutResult(status -> {
      if (isNew(meta.id())) {
        handler.accept(event, meta);
      } else {
        log.debug("{} {} came again", meta.type(), meta.id());
      }
    });
  }

  private boolean isNew(UUID eventId) {
    return jdbc.update(
            "insert into inbox (event_id) values (?) on conflict (event_id) do nothing", eventId)
        == 1;
  }
}
