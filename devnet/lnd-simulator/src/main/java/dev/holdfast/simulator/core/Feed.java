package dev.holdfast.simulator.core;

import io.grpc.StatusRuntimeException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The streams that hear of one thing. Used under the world's lock only. */
public final class Feed<T> {
  private final Set<Sink<T>> sinks = new LinkedHashSet<>();

  public void add(Sink<T> sink) {
    sinks.add(sink);
  }

  public void remove(Sink<T> sink) {
    sinks.remove(sink);
  }

  public boolean isEmpty() {
    return sinks.isEmpty();
  }

  void publish(T message) {
    for (Sink<T> sink : List.copyOf(sinks)) {
      sink.next(message);
    }
  }

  void end(@Nullable StatusRuntimeException error) {
    List<Sink<T>> all = List.copyOf(sinks);
    sinks.clear();
    all.forEach(sink -> sink.end(error));
  }
}
