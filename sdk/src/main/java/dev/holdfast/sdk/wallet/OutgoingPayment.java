package dev.holdfast.sdk.wallet;

import dev.holdfast.lnd.lnrpc.Payment;
import dev.holdfast.money.Msat;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One payment from its sending to its end. It is sent once; whatever happens to the stream, the
 * payment is only followed from then on, for a second send could pay a second time.
 */
final class OutgoingPayment implements StreamObserver<Payment> {

  private static final int PATIENCE = 20;

  private final String node;
  private final String paymentHash;
  private final Msat amount;
  private final Follow follow;
  private final CompletableFuture<Void> inFlight = new CompletableFuture<>();
  private final CompletableFuture<PaymentStatus> end = new CompletableFuture<>();
  private @Nullable Status sendError;
  private int broken;

  /** Subscribes an observer to a payment's status, after a pause. */
  interface Follow {
    void follow(String paymentHash, int tries, StreamObserver<Payment> observer);
  }

  OutgoingPayment(String node, String paymentHash, Msat amount, Follow follow) {
    this.node = node;
    this.paymentHash = paymentHash;
    this.amount = amount;
    this.follow = follow;
  }

  String paymentHash() {
    return paymentHash;
  }

  Msat amount() {
    return amount;
  }

  /** Done when the whole amount is locked, and failed when the payment is. */
  CompletableFuture<Void> inFlight() {
    return inFlight;
  }

  CompletableFuture<PaymentStatus> end() {
    return end;
  }

  @Override
  public synchronized void onNext(Payment payment) {
    broken = 0;
    PaymentStatus status = PaymentStatus.of(payment);
    if (status.state() == PaymentStatus.State.FAILED) {
      inFlight.completeExceptionally(
          new WalletException("payment " + paymentHash + " failed: " + status.failure()));
      end.complete(status);
    } else if (status.state() == PaymentStatus.State.SUCCEEDED) {
      inFlight.complete(null);
      end.complete(status);
    } else if (status.isWholeInFlight()) {
      inFlight.complete(null);
    }
  }

  @Override
  public synchronized void onError(Throwable error) {
    if (end.isDone()) {
      return;
    }
    Status status = Status.fromThrowable(error);
    Status sent = sendError;
    if (sent != null && status.getCode() == Status.Code.NOT_FOUND) {
      // The node knows no such payment: what it said to the sending was a refusal.
      fail(sent);
    } else if (++broken > PATIENCE) {
      fail(status);
    } else {
      sendError = sent == null ? status : sent;
      follow.follow(paymentHash, broken, this);
    }
  }

  /** The stream of a node that shuts down ends like this, too; the payment goes on without it. */
  @Override
  public synchronized void onCompleted() {
    if (!end.isDone()) {
      onError(Status.UNAVAILABLE.withDescription("the stream ended early").asRuntimeException());
    }
  }

  private void fail(Status status) {
    WalletException failure =
        new WalletException(
            "payment " + paymentHash + " was not sent: " + WalletException.describe(node, status));
    inFlight.completeExceptionally(failure);
    end.completeExceptionally(failure);
  }
}
