package dev.holdfast.messaging;

import dev.holdfast.contracts.Event;
import java.util.List;
import java.util.UUID;

/** Where a use case puts the events of what it changed, in the transaction of the change. */
public interface Outbox {

  /**
   * Writes an event that is published when, and only when, the current transaction commits.
   *
   * @return the id in its envelope
   * @throws IllegalStateException outside a transaction: an event without its change, or a change
   *     without its event, is how two services come to disagree about money
   */
  UUID publish(Event event);

  /** As {@link #publish}, one after the other. */
  default Told publishAll(List<? extends Event> events) {
    return new Told(events.stream().map(this::publish).toList(), HandledEvent.id());
  }
}
