package dev.holdfast.launcher;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What runs and has to be ended, the last started first, whatever the others do. */
public final class Stoppables implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Stoppables.class);

  private final Deque<AutoCloseable> running = new ArrayDeque<>();
  private boolean closed;

  /** Remembers a thing that runs; ends it at once when the rest has been ended already. */
  public <T extends AutoCloseable> T add(T thing) {
    synchronized (this) {
      if (!closed) {
        running.push(thing);
        return thing;
      }
    }
    end(thing);
    throw new IllegalStateException("the market is closing");
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    // No thing is added any more, so nobody else touches the queue but another closer.
    for (AutoCloseable thing = next(); thing != null; thing = next()) {
      end(thing);
    }
  }

  private synchronized @Nullable AutoCloseable next() {
    return running.poll();
  }

  private static void end(AutoCloseable thing) {
    long start = System.nanoTime();
    try {
      thing.close();
    } catch (Exception e) {
      log.warn("could not end {}", thing, e);
    }
    log.info(
        "ended {} in {} ms",
        thing.getClass().getSimpleName(),
        (System.nanoTime() - start) / 1_000_000);
  }
}
