package dev.holdfast.sdk.wallet;

import dev.holdfast.lnd.lnrpc.HTLCAttempt;
import dev.holdfast.lnd.lnrpc.Payment;
import dev.holdfast.money.Msat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a node says of one of its payments.
 *
 * @param paymentHash hex
 * @param inFlightMsat what of the amount is locked on its way right now
 * @param feeMsat what routing cost so far
 * @param preimage hex, once it succeeded
 * @param failure why, once it failed
 */
public record PaymentStatus(
    String paymentHash,
    State state,
    Msat amountMsat,
    Msat inFlightMsat,
    Msat feeMsat,
    @Nullable String preimage,
    @Nullable String failure) {

  /** Where a payment is. */
  public enum State {
    IN_FLIGHT,
    SUCCEEDED,
    FAILED
  }

  /** Only the status decides: a failure reason stands beside payments that succeeded, too. */
  static PaymentStatus of(Payment payment) {
    State state =
        switch (payment.getStatus()) {
          case SUCCEEDED -> State.SUCCEEDED;
          case FAILED -> State.FAILED;
          case IN_FLIGHT, INITIATED, UNKNOWN, UNRECOGNIZED -> State.IN_FLIGHT;
        };
    return new PaymentStatus(
        payment.getPaymentHash(),
        state,
        Msat.of(payment.getValueMsat()),
        Msat.of(inFlight(payment)),
        Msat.of(payment.getFeeMsat()),
        state == State.SUCCEEDED ? payment.getPaymentPreimage() : null,
        state == State.FAILED ? reason(payment) : null);
  }

  private static long inFlight(Payment payment) {
    return payment.getHtlcsList().stream()
        .filter(htlc -> htlc.getStatus() == HTLCAttempt.HTLCStatus.IN_FLIGHT)
        .mapToLong(htlc -> htlc.getRoute().getTotalAmtMsat() - htlc.getRoute().getTotalFeesMsat())
        .sum();
  }

  private static String reason(Payment payment) {
    return payment
        .getFailureReason()
        .name()
        .replace("FAILURE_REASON_", "")
        .replace('_', ' ')
        .toLowerCase(Locale.ROOT);
  }

  public boolean isFinal() {
    return state != State.IN_FLIGHT;
  }

  /**
   * The whole amount has left; for a hold invoice that is all its payer ever sees before the end.
   */
  public boolean isWholeInFlight() {
    return state == State.IN_FLIGHT && !inFlightMsat.isLessThan(amountMsat);
  }
}
