package dev.holdfast.torture.points;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ClientInterceptors.CheckedForwardingClientCall;
import io.grpc.ForwardingClientCallListener.SimpleForwardingClientCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusException;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import java.util.Set;

/** The points of calls to LND: before one leaves, and when its first answer is there. */
final class CallPoints implements ClientInterceptor {
  /** Calls that a client may repeat where it was not answered. Never SendPaymentV2. */
  private static final Set<String> REPEATABLE =
      Set.of("AddHoldInvoice", "SettleInvoice", "CancelInvoice");

  @Override
  public <Q, A> ClientCall<Q, A> interceptCall(
      MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
    String effect = "lnd/" + method.getBareMethodName();
    boolean repeatable = REPEATABLE.contains(method.getBareMethodName());
    return new CheckedForwardingClientCall<>(next.newCall(method, options)) {
      private boolean twice;

      @Override
      protected void checkedStart(Listener<A> listener, Metadata headers) throws StatusException {
        Trouble trouble = repeatable ? Points.beforeRepeatable(effect) : Points.before(effect);
        if (trouble == Trouble.REFUSED) {
          throw Status.UNAVAILABLE.withDescription("the request was lost").asException();
        }
        twice = trouble == Trouble.TWICE;
        delegate().start(new Answers<>(listener, effect, this), headers);
      }

      /** The caller gets the answer to the second one. */
      @Override
      public void sendMessage(Q request) {
        if (twice) {
          try {
            var unused = ClientCalls.blockingUnaryCall(next, method, options, request);
          } catch (StatusRuntimeException e) {
            // Whatever it was told: the one that counts is still to come.
            twice = false;
          }
        }
        super.sendMessage(request);
      }
    };
  }

  private static final class Answers<A> extends SimpleForwardingClientCallListener<A> {
    private final String effect;
    private final ClientCall<?, A> call;
    private int messages;
    private boolean lost;

    Answers(ClientCall.Listener<A> listener, String effect, ClientCall<?, A> call) {
      super(listener);
      this.effect = effect;
      this.call = call;
    }

    @Override
    public void onMessage(A answer) {
      messages++;
      if (messages == 1) {
        lost = Points.after(effect) == Trouble.ANSWER_LOST;
        if (lost) {
          call.cancel("the answer was lost", null);
        }
      }
      if (lost) {
        return;
      }
      super.onMessage(answer);
      if (messages > 1 && Points.message() == Trouble.TWICE) {
        super.onMessage(answer);
      }
    }

    @Override
    public void onClose(Status status, Metadata trailers) {
      super.onClose(
          lost ? Status.DEADLINE_EXCEEDED.withDescription("no answer came") : status, trailers);
    }
  }
}
