package dev.holdfast.simulator.rpc;

import com.google.protobuf.ByteString;
import dev.holdfast.lnd.lnrpc.Payment;
import dev.holdfast.lnd.lnrpc.Payment.PaymentStatus;
import dev.holdfast.lnd.routerrpc.HtlcEvent;
import dev.holdfast.lnd.routerrpc.RouterGrpc;
import dev.holdfast.lnd.routerrpc.SendPaymentRequest;
import dev.holdfast.lnd.routerrpc.SubscribeHtlcEventsRequest;
import dev.holdfast.lnd.routerrpc.SubscribedEvent;
import dev.holdfast.lnd.routerrpc.TrackPaymentRequest;
import dev.holdfast.lnd.routerrpc.TrackPaymentsRequest;
import dev.holdfast.simulator.core.LndErrors;
import dev.holdfast.simulator.core.Node;
import dev.holdfast.simulator.core.PaymentBook;
import io.grpc.stub.StreamObserver;
import java.util.function.Predicate;

/** LND's routerrpc.Router. */
final class RouterService extends RouterGrpc.RouterImplBase {
  private static final HtlcEvent SUBSCRIBED =
      HtlcEvent.newBuilder().setSubscribedEvent(SubscribedEvent.getDefaultInstance()).build();

  private final Calls calls;
  private final Node node;
  private final PaymentBook payments;

  RouterService(Calls calls, Node node) {
    this.calls = calls;
    this.node = node;
    this.payments = node.payments();
  }

  @Override
  public void sendPaymentV2(SendPaymentRequest request, StreamObserver<Payment> observer) {
    // Known once the request has been read; the stream cannot be left before.
    ByteString[] hash = {ByteString.EMPTY};
    calls.stream(
        observer,
        wanted(request.getNoInflightUpdates()),
        sink -> {
          hash[0] = payments.send(request);
          payments.track(hash[0], sink);
        },
        sink -> payments.untrack(hash[0], sink));
  }

  @Override
  public void trackPaymentV2(TrackPaymentRequest request, StreamObserver<Payment> observer) {
    ByteString hash = request.getPaymentHash();
    calls.stream(
        observer,
        wanted(request.getNoInflightUpdates()),
        sink -> {
          if (hash.size() != 32) {
            throw LndErrors.plain("invalid hash length of " + hash.size() + ", want 32");
          }
          payments.track(hash, sink);
        },
        sink -> payments.untrack(hash, sink));
  }

  @Override
  public void trackPayments(TrackPaymentsRequest request, StreamObserver<Payment> observer) {
    calls.stream(
        observer, wanted(request.getNoInflightUpdates()), payments::trackAll, payments::untrackAll);
  }

  @Override
  public void subscribeHtlcEvents(
      SubscribeHtlcEventsRequest request, StreamObserver<HtlcEvent> observer) {
    calls.stream(
        observer,
        sink -> {
          sink.next(SUBSCRIBED);
          node.htlcEvents().add(sink);
        },
        node.htlcEvents()::remove);
  }

  private static Predicate<Payment> wanted(boolean onlyFinal) {
    return payment -> !onlyFinal || payment.getStatus() != PaymentStatus.IN_FLIGHT;
  }
}
