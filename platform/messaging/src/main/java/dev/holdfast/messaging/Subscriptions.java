package dev.holdfast.messaging;

import dev.holdfast.contracts.Event;
import dev.holdfast.contracts.EventTypes;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * What a service listens to: for each event one handler, called in a transaction that also records
 * the event as received. A handler that throws is called again, with growing pauses, until it
 * succeeds: an event that is skipped is money that nobody accounts for.
 */
public final class Subscriptions {

  private final Map<Class<? extends Event>, BiConsumer<Event, EventMeta>> handlers =
      new LinkedHashMap<>();
  private final Collection<String> topics;

  private Subscriptions(Collection<String> topics) {
    this.topics = topics;
  }

  /** Subscriptions to the events of these topics, see {@link dev.holdfast.contracts.Topics}. */
  public static Subscriptions to(String... topics) {
    return new Subscriptions(java.util.List.of(topics));
  }

  public <E extends Event> Subscriptions on(Class<E> type, Consumer<E> handler) {
    return on(type, (event, meta) -> handler.accept(event));
  }

  public <E extends Event> Subscriptions on(Class<E> type, BiConsumer<E, EventMeta> handler) {
    if (handlers.putIfAbsent(type, (event, meta) -> handler.accept(type.cast(event), meta))
        != null) {
      throw new IllegalArgumentException("two handlers for " + type.getSimpleName());
    }
    return this;
  }

  Collection<String> topics() {
    return topics;
  }

  /** Whether an event of this type, as its envelope names it, has a handler. */
  public boolean handles(String type) {
    return EventTypes.classOf(type).filter(handlers::containsKey).isPresent();
  }

  BiConsumer<Event, EventMeta> handlerOf(Class<? extends Event> type) {
    return Objects.requireNonNull(handlers.get(type));
  }
}
