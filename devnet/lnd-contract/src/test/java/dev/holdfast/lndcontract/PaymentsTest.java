package dev.holdfast.lndcontract;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.holdfast.lnd.invoicesrpc.CancelInvoiceMsg;
import dev.holdfast.lnd.lnrpc.Invoice.InvoiceState;
import dev.holdfast.lnd.lnrpc.ListPaymentsRequest;
import dev.holdfast.lnd.lnrpc.PayReqString;
import dev.holdfast.lnd.lnrpc.Payment;
import dev.holdfast.lnd.lnrpc.Payment.PaymentStatus;
import dev.holdfast.lnd.lnrpc.PaymentFailureReason;
import dev.holdfast.lnd.routerrpc.SendPaymentRequest;
import dev.holdfast.lnd.routerrpc.TrackPaymentRequest;
import dev.holdfast.lnd.routerrpc.TrackPaymentsRequest;
import dev.holdfast.lndcontract.LightningDevnet.Role;
import io.grpc.Status.Code;
import java.time.Duration;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class PaymentsTest extends Contract {
  /** No such channel: a payment over it finds no way. */
  private static final long NO_CHANNEL = 1;

  @Test
  void a_payer_of_a_hold_never_sees_accepted_but_stays_in_flight_until_the_end() {
    Hold hold = Hold.fresh();
    Recorder<SendPaymentRequest, Payment> paying = accepted(hold, 1_000_000);
    assertThat(track(PAYER, hold.hash()).await(any -> true).getStatus())
        .isEqualTo(PaymentStatus.IN_FLIGHT);
    assertThat(paying.isOpen()).isTrue();
    settle(hold);
    assertThat(paying.last().getStatus()).isEqualTo(PaymentStatus.SUCCEEDED);
  }

  @Test
  void a_payment_in_flight_is_not_sent_again() {
    Hold hold = Hold.fresh();
    String request = addHold(hold, 1_000_000);
    pay(PAYER, request);
    awaitTrue(() -> stateOf(hold) == InvoiceState.ACCEPTED);
    assertRefused(pay(PAYER, request).awaitEnd(), Code.ALREADY_EXISTS, "payment is in transition");
    cancel(hold);
  }

  @Test
  void a_paid_payment_is_not_sent_again() {
    String request = addInvoice(PAYEE, 1_000_000);
    assertThat(pay(MARKET, request).last().getStatus()).isEqualTo(PaymentStatus.SUCCEEDED);
    assertRefused(pay(MARKET, request).awaitEnd(), Code.ALREADY_EXISTS, "invoice is already paid");
  }

  @Test
  void a_failed_payment_can_be_sent_again() {
    String request = addInvoice(PAYEE, 1_000_000);
    assertThat(failing(request).getStatus()).isEqualTo(PaymentStatus.FAILED);
    assertThat(pay(MARKET, request).last().getStatus()).isEqualTo(PaymentStatus.SUCCEEDED);
  }

  @Test
  void nothing_stops_a_late_second_send_of_a_failed_hash_after_another_invoice_was_paid() {
    String first = addInvoice(PAYEE, 1_000_000);
    String second = addInvoice(PAYEE, 1_000_000);
    assertThat(failing(first).getStatus()).isEqualTo(PaymentStatus.FAILED);
    assertThat(pay(MARKET, second).last().getStatus()).isEqualTo(PaymentStatus.SUCCEEDED);
    assertThat(pay(MARKET, first).last().getStatus()).isEqualTo(PaymentStatus.SUCCEEDED);
  }

  @Test
  void tracking_an_unknown_payment_says_it_was_never_initiated() {
    assertRefused(
        track(MARKET, Hold.fresh().hash()).awaitEnd(), Code.NOT_FOUND, "payment isn't initiated");
  }

  @Test
  void tracking_sends_the_current_state_first_and_ends_with_the_last() {
    Hold hold = Hold.fresh();
    accepted(hold, 1_000_000);
    Recorder<TrackPaymentRequest, Payment> tracking = track(PAYER, hold.hash());
    assertThat(tracking.await(any -> true).getStatus()).isEqualTo(PaymentStatus.IN_FLIGHT);
    settle(hold);
    assertThat(tracking.awaitEnd().getCode()).isEqualTo(Code.OK);
    assertThat(tracking.last().getStatus()).isEqualTo(PaymentStatus.SUCCEEDED);
    assertThat(track(PAYER, hold.hash()).last().getStatus()).isEqualTo(PaymentStatus.SUCCEEDED);
  }

  @Test
  void the_stream_of_all_payments_tells_of_changes_from_now_on() {
    Recorder<TrackPaymentsRequest, Payment> all = new Recorder<>();
    MARKET
        .router()
        .trackPayments(TrackPaymentsRequest.newBuilder().setNoInflightUpdates(true).build(), all);
    for (int i = 0; i < 20; i++) {
      assertThat(height()).isPositive();
    }
    String request = addInvoice(PAYEE, 1_000_000);
    pay(MARKET, request).last();
    Payment seen = all.await(payment -> payment.getPaymentRequest().equals(request));
    assertThat(seen.getStatus()).isEqualTo(PaymentStatus.SUCCEEDED);
    all.close();
  }

  @Test
  void a_hold_settled_after_the_payers_timeout_is_paid_whatever_reason_the_payment_names() {
    Hold hold = Hold.fresh();
    Recorder<SendPaymentRequest, Payment> paying =
        pay(PAYER, payment(addHold(hold, 1_000_000)).setTimeoutSeconds(2));
    awaitTrue(() -> stateOf(hold) == InvoiceState.ACCEPTED);
    DEVNET.letTimePass(Duration.ofSeconds(4));
    assertThat(track(PAYER, hold.hash()).await(any -> true).getStatus())
        .isEqualTo(PaymentStatus.IN_FLIGHT);
    settle(hold);
    assertThat(paying.last().getStatus()).isEqualTo(PaymentStatus.SUCCEEDED);
  }

  @Test
  void an_invoice_that_was_settled_takes_no_second_payment() {
    Hold hold = Hold.fresh();
    String request = addHold(hold, 1_000_000);
    pay(PAYER, request);
    awaitTrue(() -> stateOf(hold) == InvoiceState.ACCEPTED);
    settle(hold);
    Payment second = pay(PAYEE, request).last();
    assertThat(second.getStatus()).isEqualTo(PaymentStatus.FAILED);
    assertThat(second.getFailureReason())
        .isEqualTo(PaymentFailureReason.FAILURE_REASON_INCORRECT_PAYMENT_DETAILS);
  }

  @Test
  void closing_the_stream_stops_nothing() {
    Hold hold = Hold.fresh();
    Recorder<SendPaymentRequest, Payment> paying = accepted(hold, 1_000_000);
    paying.close();
    settle(hold);
    assertThat(track(PAYER, hold.hash()).last().getStatus()).isEqualTo(PaymentStatus.SUCCEEDED);
  }

  @Test
  void a_payment_in_flight_outlives_the_payers_restart_and_is_tracked_to_its_end() {
    Hold hold = Hold.fresh();
    Recorder<SendPaymentRequest, Payment> paying = accepted(hold, 1_000_000);
    stop(Role.PAYER);
    assertThat(paying.awaitEnd().getCode()).isNotEqualTo(Code.OK);
    start(Role.PAYER, PAYER);
    awaitActive(PAYER);
    Recorder<TrackPaymentRequest, Payment> tracking = track(PAYER, hold.hash());
    assertThat(tracking.await(any -> true).getStatus()).isEqualTo(PaymentStatus.IN_FLIGHT);
    settle(hold);
    assertThat(tracking.last().getStatus()).isEqualTo(PaymentStatus.SUCCEEDED);
  }

  @Test
  void a_payment_that_fails_after_a_restart_is_not_tried_again() {
    Hold hold = Hold.fresh();
    accepted(hold, 1_000_000);
    stop(Role.PAYER);
    start(Role.PAYER, PAYER);
    awaitActive(PAYER);
    cancel(hold);
    Payment failed = track(PAYER, hold.hash()).last();
    assertThat(failed.getStatus()).isEqualTo(PaymentStatus.FAILED);
    assertThat(failed.getHtlcsCount()).isEqualTo(1);
  }

  @Test
  void a_payee_with_a_hold_of_its_own_keeps_a_payout_in_flight() {
    Hold theirs = Hold.fresh();
    String request =
        PAYEE.invoices().addHoldInvoice(theirs.request(1_000_000).build()).getPaymentRequest();
    Recorder<SendPaymentRequest, Payment> payout = pay(MARKET, request);
    awaitTrue(() -> lookup(PAYEE, theirs.hash()).getState() == InvoiceState.ACCEPTED);
    assertThat(track(MARKET, theirs.hash()).await(any -> true).getStatus())
        .isEqualTo(PaymentStatus.IN_FLIGHT);
    cancelAt(PAYEE, theirs.hash());
    assertThat(payout.last().getStatus()).isEqualTo(PaymentStatus.FAILED);
  }

  @Test
  void a_payout_to_the_hash_of_ones_own_hold_stays_in_flight_until_that_hold_settles() {
    Hold hold = Hold.fresh();
    Recorder<SendPaymentRequest, Payment> paying = accepted(hold, 1_000_000);
    String trap =
        PAYEE.invoices().addHoldInvoice(hold.request(900_000).build()).getPaymentRequest();
    Recorder<SendPaymentRequest, Payment> payout = pay(MARKET, trap);
    awaitTrue(() -> lookup(PAYEE, hold.hash()).getState() == InvoiceState.ACCEPTED);
    assertThat(payout.isOpen()).isTrue();
    settle(hold);
    assertThat(paying.last().getStatus()).isEqualTo(PaymentStatus.SUCCEEDED);
    assertThat(payout.isOpen()).isTrue();
    cancelAt(PAYEE, hold.hash());
    assertThat(payout.last().getStatus()).isEqualTo(PaymentStatus.FAILED);
  }

  @Test
  void a_payment_that_no_fee_limit_lets_through_fails_for_want_of_a_route() {
    String request = addInvoice(PAYEE, 1_000_000);
    assertThat(pay(PAYER, payment(request).setFeeLimitMsat(0)).last().getFailureReason())
        .isEqualTo(PaymentFailureReason.FAILURE_REASON_NO_ROUTE);
  }

  @Test
  void a_payment_larger_than_its_channels_hold_fails_for_want_of_balance() {
    assertThat(pay(PAYEE, addInvoice(MARKET, 90_000_000_000L)).last().getFailureReason())
        .isEqualTo(PaymentFailureReason.FAILURE_REASON_INSUFFICIENT_BALANCE);
    assertThat(failing(addInvoice(PAYEE, 1_000_000)).getFailureReason())
        .as("the channels it may use hold nothing")
        .isEqualTo(PaymentFailureReason.FAILURE_REASON_INSUFFICIENT_BALANCE);
  }

  @Test
  void the_list_of_payments_shows_what_was_paid_and_for_what() {
    String request = addInvoice(PAYEE, 1_000_001);
    Payment paid = pay(MARKET, request).last();
    Payment listed =
        MARKET
            .lightning()
            .listPayments(
                ListPaymentsRequest.newBuilder().setIndexOffset(paid.getPaymentIndex() - 1).build())
            .getPayments(0);
    assertThat(listed.getPaymentRequest()).isEqualTo(request);
    assertThat(listed.getValueMsat()).isEqualTo(1_000_001);
    assertThat(listed.getPaymentHash()).isEqualTo(hashOf(request));
  }

  private static Payment failing(String request) {
    return pay(MARKET, payment(request).addOutgoingChanIds(NO_CHANNEL)).last();
  }

  private static void cancelAt(Lnd node, ByteString hash) {
    assertThat(
            node.invoices()
                .cancelInvoice(CancelInvoiceMsg.newBuilder().setPaymentHash(hash).build()))
        .isNotNull();
  }

  private static String hashOf(String request) {
    String hash =
        MARKET
            .lightning()
            .decodePayReq(PayReqString.newBuilder().setPayReq(request).build())
            .getPaymentHash();
    assertThat(HexFormat.of().parseHex(hash)).hasSize(32);
    return hash;
  }
}
