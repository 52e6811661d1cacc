package dev.holdfast.lndcontract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.lnd.lnrpc.Invoice;
import dev.holdfast.lnd.lnrpc.Invoice.InvoiceState;
import dev.holdfast.lnd.lnrpc.Payment;
import dev.holdfast.lnd.lnrpc.Payment.PaymentStatus;
import dev.holdfast.lnd.lnrpc.PaymentFailureReason;
import dev.holdfast.lnd.routerrpc.SendPaymentRequest;
import io.grpc.Status.Code;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class SettleAndCancelTest extends Contract {
  @Test
  void an_open_hold_cannot_be_settled() {
    Hold hold = Hold.fresh();
    addHold(hold, 1_000_000);
    assertRefused(() -> settle(hold), Code.UNKNOWN, "invoice still open");
  }

  @Test
  void a_cancelled_hold_cannot_be_settled() {
    Hold hold = Hold.fresh();
    addHold(hold, 1_000_000);
    cancel(hold);
    assertRefused(() -> settle(hold), Code.UNKNOWN, "invoice already canceled");
  }

  @Test
  void a_wrong_preimage_locates_no_invoice() {
    addHold(Hold.fresh(), 1_000_000);
    assertRefused(() -> settle(Hold.fresh()), Code.UNKNOWN, "unable to locate invoice");
  }

  @Test
  void settling_ends_the_payers_payment_with_the_preimage() {
    Hold hold = Hold.fresh();
    Recorder<SendPaymentRequest, Payment> paying = accepted(hold, 2_000_001);
    settle(hold);
    Payment paid = paying.last();
    assertThat(paid.getStatus()).isEqualTo(PaymentStatus.SUCCEEDED);
    assertThat(paid.getPaymentPreimage())
        .isEqualTo(HexFormat.of().formatHex(hold.preimage().toByteArray()));
    assertThat(paid.getValueMsat()).isEqualTo(2_000_001);
    Invoice invoice = lookup(hold);
    assertThat(invoice.getState()).isEqualTo(InvoiceState.SETTLED);
    assertThat(invoice.getAmtPaidMsat()).isEqualTo(2_000_001);
    assertThat(invoice.getRPreimage()).isEqualTo(hold.preimage());
  }

  @Test
  void settling_a_second_time_is_ok() {
    Hold hold = Hold.fresh();
    Recorder<SendPaymentRequest, Payment> paying = accepted(hold, 1_000_000);
    settle(hold);
    settle(hold);
    assertThat(paying.last().getStatus()).isEqualTo(PaymentStatus.SUCCEEDED);
  }

  @Test
  void cancelling_an_open_hold_is_ok_and_then_again() {
    Hold hold = Hold.fresh();
    addHold(hold, 1_000_000);
    cancel(hold);
    cancel(hold);
    assertThat(stateOf(hold)).isEqualTo(InvoiceState.CANCELED);
  }

  @Test
  void cancelling_an_accepted_hold_fails_the_payers_payment() {
    Hold hold = Hold.fresh();
    Recorder<SendPaymentRequest, Payment> paying = accepted(hold, 1_000_000);
    cancel(hold);
    Payment failed = paying.last();
    assertThat(failed.getStatus()).isEqualTo(PaymentStatus.FAILED);
    assertThat(failed.getFailureReason())
        .isEqualTo(PaymentFailureReason.FAILURE_REASON_INCORRECT_PAYMENT_DETAILS);
  }

  @Test
  void a_settled_hold_cannot_be_cancelled() {
    Hold hold = Hold.fresh();
    Recorder<SendPaymentRequest, Payment> paying = accepted(hold, 1_000_000);
    settle(hold);
    assertRefused(() -> cancel(hold), Code.UNKNOWN, "invoice already settled");
    assertThat(paying.last().getStatus()).isEqualTo(PaymentStatus.SUCCEEDED);
  }

  @Test
  void a_missing_hold_cannot_be_cancelled() {
    assertRefused(() -> cancel(Hold.fresh()), Code.UNKNOWN, "unable to locate invoice");
  }

  @Test
  void a_missing_hold_is_not_found() {
    assertRefused(() -> lookup(Hold.fresh()), Code.NOT_FOUND, "unable to locate invoice");
  }

  @Test
  void a_cancelled_hold_takes_no_payment() {
    Hold hold = Hold.fresh();
    String request = addHold(hold, 1_000_000);
    cancel(hold);
    Payment failed = pay(PAYER, request).last();
    assertThat(failed.getFailureReason())
        .isEqualTo(PaymentFailureReason.FAILURE_REASON_INCORRECT_PAYMENT_DETAILS);
  }

  @Test
  void an_ordinary_invoice_is_settled_at_once() {
    Payment paid = pay(MARKET, addInvoice(PAYEE, 1_234_567)).last();
    assertThat(paid.getStatus()).isEqualTo(PaymentStatus.SUCCEEDED);
    assertThat(paid.getFeeMsat()).isZero();
  }
}
