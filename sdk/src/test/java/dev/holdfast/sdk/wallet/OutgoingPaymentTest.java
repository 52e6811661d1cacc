package dev.holdfast.sdk.wallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.lnd.lnrpc.HTLCAttempt;
import dev.holdfast.lnd.lnrpc.Payment;
import dev.holdfast.lnd.lnrpc.Payment.PaymentStatus;
import dev.holdfast.lnd.lnrpc.PaymentFailureReason;
import dev.holdfast.lnd.lnrpc.Route;
import dev.holdfast.money.Msat;
import io.grpc.Status;
import org.junit.jupiter.api.Test;

class OutgoingPaymentTest {

  private int followed;
  private final OutgoingPayment payment =
      new OutgoingPayment(
          "node:1", "ab", Msat.of(1_000), (hash, tries, observer) -> followed = tries);

  private static Payment.Builder status(PaymentStatus status) {
    return Payment.newBuilder().setPaymentHash("ab").setValueMsat(1_000).setStatus(status);
  }

  private static HTLCAttempt htlc(HTLCAttempt.HTLCStatus status, long msat) {
    return HTLCAttempt.newBuilder()
        .setStatus(status)
        .setRoute(Route.newBuilder().setTotalAmtMsat(msat + 7).setTotalFeesMsat(7))
        .build();
  }

  @Test
  void a_payment_is_in_flight_when_its_whole_amount_is_locked() {
    HTLCAttempt part = htlc(HTLCAttempt.HTLCStatus.IN_FLIGHT, 500);
    HTLCAttempt lost = htlc(HTLCAttempt.HTLCStatus.FAILED, 500);

    payment.onNext(status(PaymentStatus.IN_FLIGHT).build());
    payment.onNext(status(PaymentStatus.IN_FLIGHT).addHtlcs(part).addHtlcs(lost).build());
    assertThat(payment.inFlight()).isNotDone();

    payment.onNext(
        status(PaymentStatus.IN_FLIGHT).addHtlcs(part).addHtlcs(lost).addHtlcs(part).build());
    assertThat(payment.inFlight()).isCompleted();
    assertThat(payment.end()).isNotDone();
  }

  @Test
  void only_the_status_decides_whatever_reason_stands_beside_it() {
    payment.onNext(
        status(PaymentStatus.SUCCEEDED)
            .setFailureReason(PaymentFailureReason.FAILURE_REASON_TIMEOUT)
            .setPaymentPreimage("cd")
            .build());

    var end = payment.end().join();
    assertThat(end.state()).isEqualTo(dev.holdfast.sdk.wallet.PaymentStatus.State.SUCCEEDED);
    assertThat(end.preimage()).isEqualTo("cd");
    assertThat(end.failure()).isNull();
  }

  @Test
  void a_payment_without_a_way_is_failed_and_says_why() {
    payment.onNext(
        status(PaymentStatus.FAILED)
            .setFailureReason(PaymentFailureReason.FAILURE_REASON_NO_ROUTE)
            .build());

    assertThatThrownBy(() -> payment.inFlight().join()).hasMessageContaining("no route");
    assertThat(payment.end().join().isFinal()).isTrue();
  }

  @Test
  void a_broken_stream_is_followed_and_nothing_is_sent_again() {
    payment.onError(Status.UNAVAILABLE.asRuntimeException());
    assertThat(followed).isEqualTo(1);
    payment.onCompleted();
    assertThat(followed).isEqualTo(2);

    payment.onNext(status(PaymentStatus.SUCCEEDED).build());
    payment.onCompleted();

    assertThat(followed).isEqualTo(2);
    assertThat(payment.end()).isCompleted();
  }

  @Test
  void what_the_node_never_heard_of_was_refused_for_the_reason_it_gave_first() {
    payment.onError(
        Status.UNKNOWN.withDescription("invoice expired. Valid until …").asRuntimeException());
    payment.onError(
        Status.NOT_FOUND.withDescription("payment isn't initiated").asRuntimeException());

    assertThatThrownBy(() -> payment.inFlight().join()).hasMessageContaining("invoice expired");
    assertThatThrownBy(() -> payment.end().join()).hasMessageContaining("invoice expired");
  }
}
