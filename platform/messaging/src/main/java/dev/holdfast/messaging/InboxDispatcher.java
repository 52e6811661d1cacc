package dev.holdfast.messaging;

import dev.holdfast.contracts.Event;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.listener.BatchListenerFailedException;
import org.springframework.kafka.listener.BatchMessageListener;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Hands events to their handlers and records their ids, in one transaction for all that were read
 * together: an event that comes again, after a crash or from a replayed topic, changes nothing. If
 * one of them cannot be handled, each has a transaction of its own, so that it holds up only those
 * behind it.
 */
final class InboxDispatcher implements BatchMessageListener<String, byte[]> {

  private static final Logger log = LoggerFactory.getLogger(InboxDispatcher.class);

  private static final String RECEIVE =
      "insert into inbox (event_id) select unnest(?::uuid[])"
          + " on conflict (event_id) do nothing returning event_id";

  private final Subscriptions subscriptions;
  private final JdbcTemplate jdbc;
  private final TransactionTemplate transaction;

  InboxDispatcher(Subscriptions subscriptions, JdbcTemplate jdbc, TransactionTemplate transaction) {
    this.subscriptions = subscriptions;
    this.jdbc = jdbc;
    this.transaction = transaction;
  }

  @Override
  public void onMessage(List<ConsumerRecord<String, byte[]>> records) {
    List<ConsumerRecord<String, byte[]>> ours =
        records.stream().filter(r -> subscriptions.handles(CloudEvents.typeOf(r))).toList();
    if (ours.size() < 2 || !dispatchTogether(ours)) {
      ours.forEach(this::dispatchAlone);
    }
  }

  private boolean dispatchTogether(List<ConsumerRecord<String, byte[]>> records) {
    try {
      transaction.executeWithoutResult(status -> {
        dispatchNew(records, status);
      });
      return true;
    } catch (RuntimeException e) {
      log.info("{} events cannot be handled together, so one by one: {}", records.size(), e);
      return false;
    }
  }

  private void dispatchAlone(ConsumerRecord<String, byte[]> record) {
    try {
      transaction.executeWithoutResult(status -> dispatchNew(List.of(record), status));
    } catch (RuntimeException e) {
      throw new BatchListenerFailedException("one event cannot be handled", e, record);
    }
  }

  private void dispatchNew(
      List<ConsumerRecord<String, byte[]>> records, TransactionStatus transaction) {
    Set<UUID> unknown = receive(records);
    for (ConsumerRecord<String, byte[]> record : records) {
      EventMeta meta = CloudEvents.metaOf(record);
      if (unknown.remove(meta.id())) {
        Event event = CloudEvents.eventOf(record).orElseThrow();
        BiConsumer<Event, EventMeta> handler = subscriptions.handlerOf(event.getClass());
        HandledEvent.during(meta.id(), () -> handler.accept(event, meta));
        // What one handler has left to be written, another one may read with SQL.
        transaction.flush();
      } else {
        log.debug("{} {} came again", meta.type(), meta.id());
      }
    }
  }

  /** Records them all, and returns the ids of those that were not there. */
  private Set<UUID> receive(List<ConsumerRecord<String, byte[]>> records) {
    String[] ids =
        records.stream().map(r -> CloudEvents.metaOf(r).id().toString()).toArray(String[]::new);
    return new HashSet<>(jdbc.queryForList(RECEIVE, UUID.class, (Object) ids));
  }
}
