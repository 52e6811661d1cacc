package dev.holdfast.sdk.wallet;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Payments that are locked on their way. They end when their hold invoices are settled or
 * cancelled.
 */
public final class PaymentsInFlight {

  private final List<OutgoingPayment> payments;

  PaymentsInFlight(List<OutgoingPayment> payments) {
    this.payments = List.copyOf(payments);
  }

  /** Hex, in the order of the invoices. */
  public List<String> paymentHashes() {
    return payments.stream().map(OutgoingPayment::paymentHash).toList();
  }

  /**
   * Waits for the end of all.
   *
   * @return what became of each, in the order of the invoices; a cancelled hold is FAILED
   * @throws WalletException where they do not end in time; they go on nevertheless
   */
  public List<PaymentStatus> awaitEnds(Duration patience) throws InterruptedException {
    await(all(payments.stream().map(OutgoingPayment::end).toList()), patience, "end");
    return payments.stream().map(payment -> payment.end().join()).toList();
  }

  PaymentsInFlight awaitInFlight(Duration patience) throws InterruptedException {
    CompletableFuture<Void> all = all(payments.stream().map(OutgoingPayment::inFlight).toList());
    // One leg that fails makes the rest pointless to wait for; the market releases them.
    payments.forEach(payment -> {
      CompletableFuture<Void> unused =
          payment
              .inFlight()
              .whenComplete((nothing, failure) -> {
                if (failure != null) {
                  all.completeExceptionally(failure);
                }
              });
    });
    await(all, patience, "get in flight");
    return this;
  }

  private static CompletableFuture<Void> all(List<? extends CompletableFuture<?>> futures) {
    return CompletableFuture.allOf(futures.toArray(CompletableFuture<?>[]::new));
  }

  private static void await(CompletableFuture<Void> all, Duration patience, String what)
      throws InterruptedException {
    try {
      all.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new WalletException(
          "the payments did not " + what + " within " + patience.toSeconds() + " s");
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      while (cause instanceof CompletionException && cause.getCause() != null) {
        cause = cause.getCause();
      }
      throw cause instanceof WalletException known
          ? known
          : new WalletException("the payments did not " + what, cause);
    }
  }
}
