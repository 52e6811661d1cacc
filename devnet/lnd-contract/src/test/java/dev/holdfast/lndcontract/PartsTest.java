package dev.holdfast.lndcontract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.lnd.lnrpc.Invoice;
import dev.holdfast.lnd.lnrpc.Invoice.InvoiceState;
import dev.holdfast.lnd.lnrpc.InvoiceHTLC;
import dev.holdfast.lnd.lnrpc.InvoiceHTLCState;
import dev.holdfast.lnd.lnrpc.Payment;
import dev.holdfast.lnd.lnrpc.Payment.PaymentStatus;
import dev.holdfast.lnd.lnrpc.PaymentFailureReason;
import dev.holdfast.lnd.routerrpc.SendPaymentRequest;
import dev.holdfast.lndcontract.LightningDevnet.Role;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PartsTest extends Contract {
  private static final Duration SET_TIMEOUT = Duration.ofSeconds(125);

  @Test
  void a_partial_set_leaves_the_hold_open_with_accepted_htlcs() {
    Hold hold = Hold.fresh();
    DEVNET.payPart(Role.PAYER, addHold(hold, 3_000_000), 1_000_000, 3_000_000);
    awaitTrue(() -> acceptedMsat(hold) == 1_000_000);
    assertThat(stateOf(hold)).isEqualTo(InvoiceState.OPEN);
    assertThat(lookup(hold).getAmtPaidMsat()).isZero();
    cancel(hold);
  }

  @Test
  void a_partial_set_is_released_after_two_minutes_and_the_hold_stays_open() {
    Hold hold = Hold.fresh();
    DEVNET.payPart(Role.PAYER, addHold(hold, 3_000_000), 1_000_000, 3_000_000);
    awaitTrue(() -> acceptedMsat(hold) == 1_000_000);
    DEVNET.letTimePass(SET_TIMEOUT);
    awaitTrue(() -> acceptedMsat(hold) == 0);
    assertThat(stateOf(hold)).isEqualTo(InvoiceState.OPEN);
    awaitTrue(() -> pendingHtlcs(PAYER) == 0);
  }

  @Test
  void cancelled_htlcs_of_an_older_set_stay_listed_beside_the_accepted_ones() {
    Hold hold = Hold.fresh();
    String request = addHold(hold, 3_000_000);
    DEVNET.payPart(Role.PAYER, request, 1_000_000, 3_000_000);
    awaitTrue(() -> acceptedMsat(hold) == 1_000_000);
    DEVNET.letTimePass(SET_TIMEOUT);
    awaitTrue(() -> acceptedMsat(hold) == 0);
    pay(PAYER, request);
    awaitTrue(() -> stateOf(hold) == InvoiceState.ACCEPTED);
    assertThat(lookup(hold).getHtlcsList())
        .extracting(InvoiceHTLC::getState)
        .containsExactlyInAnyOrder(InvoiceHTLCState.CANCELED, InvoiceHTLCState.ACCEPTED);
    cancel(hold);
  }

  @Test
  void parts_that_add_up_lock_the_hold() {
    Hold hold = Hold.fresh();
    String request = addHold(hold, 3_000_000);
    DEVNET.payPart(Role.PAYER, request, 1_000_000, 3_000_000);
    DEVNET.payPart(Role.PAYER, request, 2_000_000, 3_000_000);
    awaitTrue(() -> stateOf(hold) == InvoiceState.ACCEPTED);
    assertThat(acceptedMsat(hold)).isEqualTo(3_000_000);
    cancel(hold);
  }

  @Test
  void the_payer_chooses_the_number_of_parts() {
    Hold hold = Hold.fresh();
    Recorder<SendPaymentRequest, Payment> paying =
        pay(
            PAYER,
            payment(addHold(hold, 50_000_000)).setMaxShardSizeMsat(10_000_000).setMaxParts(8));
    awaitTrue(() -> stateOf(hold) == InvoiceState.ACCEPTED);
    assertThat(lookup(hold).getHtlcsList()).hasSize(5);
    assertThat(lookup(hold).getHtlcsList())
        .allMatch(htlc -> htlc.getMppTotalAmtMsat() == 50_000_000);
    settle(hold);
    assertThat(paying.last().getStatus()).isEqualTo(PaymentStatus.SUCCEEDED);
    assertThat(paying.last().getHtlcsCount()).isEqualTo(5);
  }

  @Test
  void a_payer_can_lock_a_small_leg_with_500_parts_and_cancelling_frees_every_slot() {
    Hold hold = Hold.fresh();
    pay(PAYER, payment(addHold(hold, 1_000_000)).setMaxShardSizeMsat(2_000).setMaxParts(500));
    awaitTrue(() -> stateOf(hold) == InvoiceState.ACCEPTED);
    assertThat(lookup(hold).getHtlcsList()).hasSize(500);
    assertThat(pendingHtlcs(PAYER)).isEqualTo(500);
    cancel(hold);
    awaitTrue(() -> pendingHtlcs(PAYER) == 0);
  }

  @Test
  void a_split_that_max_parts_forbids_is_refused() {
    String request = addHold(Hold.fresh(), 50_000_000);
    assertThat(
            pay(PAYER, payment(request).setMaxShardSizeMsat(10_000_000).setMaxParts(4))
                .awaitEnd()
                .getDescription())
        .contains("exceeds maximum possible amount");
  }

  @Test
  void overpayment_is_accepted_and_shown() {
    Hold hold = Hold.fresh();
    DEVNET.payPart(Role.PAYER, addHold(hold, 1_000_000), 5_000_000, 5_000_000);
    awaitTrue(() -> stateOf(hold) == InvoiceState.ACCEPTED);
    Invoice invoice = lookup(hold);
    assertThat(invoice.getValueMsat()).isEqualTo(1_000_000);
    assertThat(invoice.getAmtPaidMsat()).isEqualTo(5_000_000);
    cancel(hold);
  }

  @Test
  void a_set_that_claims_less_than_the_price_is_not_taken() {
    Hold hold = Hold.fresh();
    DEVNET.payPart(Role.PAYER, addHold(hold, 3_000_000), 1_000_000, 1_000_000);
    awaitTrue(() -> pendingHtlcs(PAYER) == 0);
    assertThat(stateOf(hold)).isEqualTo(InvoiceState.OPEN);
    assertThat(lookup(hold).getHtlcsList()).isEmpty();
  }

  @Test
  void a_strangers_small_part_with_another_total_spoils_the_payers_payment() {
    Hold hold = Hold.fresh();
    String request = addHold(hold, 3_000_000);
    DEVNET.payPart(Role.PAYEE, request, 1_000, 4_000_000);
    awaitTrue(() -> acceptedMsat(hold) == 1_000);
    Payment failed = pay(PAYER, request).last();
    assertThat(failed.getFailureReason())
        .isEqualTo(PaymentFailureReason.FAILURE_REASON_INCORRECT_PAYMENT_DETAILS);
    DEVNET.letTimePass(SET_TIMEOUT);
    awaitTrue(() -> acceptedMsat(hold) == 0);
    pay(PAYER, request);
    awaitTrue(() -> stateOf(hold) == InvoiceState.ACCEPTED);
    cancel(hold);
  }

  @Test
  void cancelling_a_hold_of_many_parts_frees_every_slot() {
    Hold hold = Hold.fresh();
    pay(PAYER, payment(addHold(hold, 120_000_000)).setMaxShardSizeMsat(10_000_000));
    awaitTrue(() -> stateOf(hold) == InvoiceState.ACCEPTED);
    assertThat(pendingHtlcs(PAYER)).isEqualTo(12);
    cancel(hold);
    awaitTrue(() -> pendingHtlcs(PAYER) == 0);
  }
}
