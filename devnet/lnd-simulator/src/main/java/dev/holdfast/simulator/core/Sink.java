package dev.holdfast.simulator.core;

import io.grpc.StatusRuntimeException;
import org.jspecify.annotations.Nullable;

/** Where a stream's messages go. Called by one thread at a time. */
public interface Sink<T> {
  void next(T message);

  /**
   * @param error null: the stream ends OK
   */
  void end(@Nullable StatusRuntimeException error);
}
