package dev.holdfast.bench.work;

import dev.holdfast.sdk.EventStream;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/** What an agent's event stream says of the one order that the agent has under way. */
final class Told implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  private final EventStream events;

  /** Said, and waited for by nobody yet: two topics may tell in either order. */
  private final Set<String> types = new HashSet<>();

  Told(EventStream events) {
    this.events = events;
  }

  /** The next order begins; what comes late of the last is not its own. */
  void forget() {
    types.clear();
  }

  /** Returns as soon as the stream has said it, at once if it did already. */
  void await(UUID order, String type) throws InterruptedException {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (!types.remove(type)) {
      if (System.nanoTime() > until) {
        throw new IllegalStateException("no %s of %s within %s".formatted(type, order, PATIENCE));
      }
      events
          .next(PATIENCE)
          .filter(event -> event.orderId().filter(order::equals).isPresent())
          .ifPresent(event -> types.add(event.type()));
    }
  }

  @Override
  public void close() {
    events.close();
  }
}
