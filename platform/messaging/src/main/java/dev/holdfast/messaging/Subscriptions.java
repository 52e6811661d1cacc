package dev.holdfast.messaging;

import dev.holdfast.contracts.Event;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

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

  @Nullable BiConsumer<Event, EventMeta> handlerOf(Class<? extends Event> type) {
    return handlers.get(type);
  }
}
