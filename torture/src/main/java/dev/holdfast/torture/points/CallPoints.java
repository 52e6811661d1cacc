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

/** The points of calls to LND: before one leaves, and when its first answer is there. */
final class CallPoints implements ClientInterceptor {
  @Override
  public <Q, A> ClientCall<Q, A> interceptCall(
      MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
    String effect = "lnd/" + method.getBareMethodName();
    return new CheckedForwardingClientCall<>(next.newCall(method, options)) {
      @Override
      protected void checkedStart(Listener<A> listener, Metadata headers) throws StatusException {
        if (Points.before(effect) == Trouble.REFUSED) {
          throw Status.UNAVAILABLE.withDescription("the request was lost").asException();
        }
        delegate().start(new Answers<>(listener, effect, this), headers);
      }
    };
  }

  private static final class Answers<A> extends SimpleForwardingClientCallListener<A> {
    private final String effect;
    private final ClientCall<?, A> call;
    private boolean answered;
    private boolean lost;

    Answers(ClientCall.Listener<A> listener, String effect, ClientCall<?, A> call) {
      super(listener);
      this.effect = effect;
      this.call = call;
    }

    @Override
    public void onMessage(A answer) {
      if (!answered) {
        answered = true;
        lost = Points.after(effect) == Trouble.ANSWER_LOST;
        if (lost) {
          call.cancel("the answer was lost", null);
        }
      }
      if (!lost) {
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
