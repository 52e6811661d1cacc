package dev.holdfast.simulator.rpc;

import dev.holdfast.simulator.faults.Fault;
import dev.holdfast.simulator.faults.Faults;
import io.grpc.ForwardingServerCall;
import io.grpc.ForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Makes the trouble that a test asked for. */
final class FaultMaker implements ServerInterceptor {
  private final Faults faults;

  FaultMaker(Faults faults) {
    this.faults = faults;
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    Fault fault = faults.take(call.getMethodDescriptor().getBareMethodName());
    return switch (fault) {
      case null -> next.startCall(call, headers);
      case Fault.Refused(Status status) -> {
        call.close(status, new Metadata());
        yield new ServerCall.Listener<>() {};
      }
      case Fault.AnswerLost() -> next.startCall(new Mute<>(call, null), headers);
      case Fault.AnswerReplaced(Status by) -> next.startCall(new Mute<>(call, by), headers);
      case Fault.Delayed(Duration by) -> late(next.startCall(call, headers), by);
    };
  }

  private static <Q> ServerCall.Listener<Q> late(ServerCall.Listener<Q> listener, Duration by) {
    return new ForwardingServerCallListener.SimpleForwardingServerCallListener<>(listener) {
      @Override
      public void onHalfClose() {
        try {
          // The call's own virtual thread sleeps, nobody else's.
          Thread.sleep(by);
        } catch (InterruptedException stop) {
          Thread.currentThread().interrupt();
        }
        super.onHalfClose();
      }
    };
  }

  /** Carries the call out and keeps the answer. */
  private static final class Mute<Q, A>
      extends ForwardingServerCall.SimpleForwardingServerCall<Q, A> {
    private final @Nullable Status instead;
    private boolean closed;

    private Mute(ServerCall<Q, A> call, @Nullable Status instead) {
      super(call);
      this.instead = instead;
    }

    @Override
    public void sendHeaders(Metadata headers) {}

    @Override
    public synchronized void sendMessage(A message) {
      hangUp();
    }

    @Override
    public synchronized void close(Status status, Metadata trailers) {
      hangUp();
    }

    private void hangUp() {
      Status status = instead;
      if (status != null && !closed) {
        closed = true;
        super.close(status, new Metadata());
      }
    }
  }
}
