package dev.holdfast.messaging;

import dev.holdfast.contracts.Event;
import java.util.Collection;

/** Where a use case puts the events of what it changed, in the transaction of the change. */
public interface Outbox {

  /**
   * Writes an event that is published when, and only when, the current transaction commits.
   *
   * @throws IllegalStateException outside a transaction: an event without its change, or a change
   *     without its event, is how two services come to disagree about money
   */
  void publish(Event event);

  default void publishAll(Collection<? extends Event> events) {
    events.forEach(this::publish);
  }
}
