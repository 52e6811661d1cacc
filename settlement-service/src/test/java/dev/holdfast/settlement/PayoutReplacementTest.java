package dev.holdfast.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.contracts.order.PayoutInvoiceReplaced;
import dev.holdfast.contracts.settlement.LegCancelled;
import dev.holdfast.contracts.settlement.LegSettled;
import dev.holdfast.contracts.settlement.PayoutCredited;
import dev.holdfast.contracts.settlement.PayoutFailed;
import dev.holdfast.contracts.settlement.PayoutInFlight;
import dev.holdfast.contracts.settlement.PayoutSucceeded;
import dev.holdfast.contracts.settlement.SettlementEvent;
import dev.holdfast.lnd.lnrpc.PaymentFailureReason;
import dev.holdfast.money.Msat;
import dev.holdfast.settlement.app.PayoutInvoices;
import dev.holdfast.settlement.domain.hold.Preimage;
import dev.holdfast.settlement.domain.payout.Payouts;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** When another invoice may be paid in place of the first, and when the amount may be credited. */
@Tag("full")
class PayoutReplacementTest extends MarketTest {
  private static final Msat PRICE = Msat.ofSat(20_000);

  private static final int MANY = 1_000;

  private final EscrowLife escrow = new EscrowLife(market, PRICE);

  @Test
  void an_invoice_whose_payment_is_under_way_is_kept_and_a_new_one_is_refused_meanwhile() {
    escrow.lock(buyer);
    market.market.faults().keepPaymentsInFlight(true);
    escrow.decide(100, provider.invoice(escrow.due()));
    String hash = escrow.await(PayoutInFlight.class).paymentHash();
    assertThat(isUnderWay(escrow)).isTrue();
    replaceInvoice();
    market.market.faults().keepPaymentsInFlight(false);
    assertThat(escrow.await(PayoutSucceeded.class).paymentHash()).isEqualTo(hash);
  }

  @Test
  void an_invoice_is_replaced_once_its_payment_has_failed_for_certain() {
    escrow.lock(buyer);
    market.market.faults().failPayments(PaymentFailureReason.FAILURE_REASON_NO_ROUTE, 1);
    market.market.faults().delay("DecodePayReq", Duration.ofMillis(300));
    String first = provider.invoice(escrow.due());
    escrow.decide(100, first);
    escrow.await(PayoutFailed.class);
    assertThat(isUnderWay(escrow)).isFalse();
    replaceInvoice();
    escrow.await(PayoutSucceeded.class);
    escrow.await(LegSettled.class);
  }

  /** A node that was paused may have the lost call in its socket, and carry it out late. */
  @Test
  void after_a_call_nobody_answered_nothing_else_is_paid_or_credited_until_the_invoice_is_over() {
    escrow.lock(buyer);
    market.market.faults().refuse("SendPaymentV2", MANY);
    escrow.decide(100, provider.invoice(i -> i.setValueMsat(escrow.due().value()).setExpiry(60)));
    escrow.await(PayoutFailed.class);
    assertThat(isUnderWay(escrow)).isTrue();
    replaceInvoice();
    settleFirst();
    assertThat(escrow.seen(PayoutCredited.class)).isEmpty();
    // Whatever is sent from here on is paid.
    market.market.faults().clear();

    Duration past = Duration.ofMinutes(12);
    market.network.advance(past);
    try {
      // The stamp of a new invoice tells the node's time.
      new EscrowLife(market, PRICE).planAndOpen().close();
      assertThat(escrow.await(PayoutCredited.class).dueMsat()).isEqualTo(escrow.due());
      assertThat(isUnderWay(escrow)).isFalse();
      assertThat(escrow.seen(PayoutSucceeded.class)).isEmpty();
    } finally {
      market.network.advance(past.negated());
    }
  }

  /** LND pays a FAILED hash again: the first call may still be in the node's socket. */
  @Test
  void the_answer_to_a_second_call_of_a_hash_is_none_to_the_first() {
    escrow.lock(buyer);
    market.market.faults().refuse("SendPaymentV2", 1);
    market.market.faults().failPayments(PaymentFailureReason.FAILURE_REASON_NO_ROUTE, MANY);
    String invoice = provider.invoice(escrow.due());
    escrow.decide(100, invoice);
    await(() ->
        escrow.seen(PayoutFailed.class).stream()
            .anyMatch(failed -> failed.reason().contains("NO_ROUTE")));
    assertThat(isUnderWay(escrow)).isTrue();
    settleFirst();
    assertThat(escrow.seen(PayoutCredited.class)).isEmpty();
    carryOutLate(invoice, PayoutSucceeded.class);
  }

  @Test
  void a_call_that_is_carried_out_late_is_noticed_by_the_time_it_would_be_over() {
    escrow.lock(buyer);
    market.market.faults().refuse("SendPaymentV2", MANY);
    String invoice = provider.invoice(escrow.due());
    escrow.decide(100, invoice);
    escrow.await(PayoutFailed.class);
    settleFirst();
    carryOutLate(invoice, PayoutSucceeded.class);
    assertThat(escrow.seen(PayoutCredited.class)).isEmpty();
  }

  /** An invoice that ran out ends no HTLC: its payee may take the money days later. */
  @Test
  void a_late_payment_that_its_payee_keeps_waiting_is_not_over_when_its_invoice_is() {
    escrow.lock(buyer);
    market.market.faults().refuse("SendPaymentV2", MANY);
    Preimage kept = Preimage.random(new SecureRandom());
    byte[] hash = HexFormat.of().parseHex(kept.hash().hex());
    String invoice = provider.holdInvoice(hash, escrow.due());
    escrow.decide(100, invoice);
    escrow.await(PayoutFailed.class);
    settleFirst();
    carryOutLate(invoice, PayoutInFlight.class);
    Duration past = Duration.ofMinutes(100);
    market.network.advance(past);
    try {
      EscrowLife other = new EscrowLife(market, PRICE).planAndOpen();
      other.close();
      other.await(LegCancelled.class);
    } finally {
      market.network.advance(past.negated());
    }
    provider.settle(kept.bytes());
    escrow.await(PayoutSucceeded.class);
    assertThat(escrow.seen(PayoutCredited.class)).isEmpty();
  }

  @Test
  void payments_on_their_way_to_one_payee_are_bounded_even_when_all_are_decided_at_once() {
    List<EscrowLife> many =
        IntStream.range(0, 2 * TestSettings.PAYOUTS_PER_DESTINATION)
            .mapToObj(i -> new EscrowLife(market, PRICE))
            .toList();
    many.forEach(one -> one.lock(buyer));
    Payouts payouts = market.service.getBean(Payouts.class);
    int before = market.market.faults().calls("SendPaymentV2");
    market.market.faults().keepPaymentsInFlight(true);
    many.forEach(one -> one.decide(100, provider.invoice(one.due())));
    await(() ->
        market.market.faults().calls("SendPaymentV2") - before
            >= TestSettings.PAYOUTS_PER_DESTINATION);
    many.forEach(one -> assertThat(one.seen(PayoutFailed.class)).isEmpty());
    assertThat(payouts.out(market.provider.publicKeyHex(), "market-1").getToDestination())
        .isEqualTo(TestSettings.PAYOUTS_PER_DESTINATION);
    assertThat(market.market.faults().calls("SendPaymentV2") - before)
        .isEqualTo(TestSettings.PAYOUTS_PER_DESTINATION);
    market.market.faults().keepPaymentsInFlight(false);
    many.forEach(one -> one.await(PayoutSucceeded.class));
  }

  @Test
  void an_error_after_the_payment_was_stored_is_no_refusal() {
    escrow.lock(buyer);
    int before = market.market.faults().calls("SendPaymentV2");
    market.market.faults().breakAnswers("SendPaymentV2", 1, io.grpc.Status.UNKNOWN);
    escrow.decide(100, provider.invoice(escrow.due()));
    escrow.await(PayoutSucceeded.class);
    assertThat(market.market.faults().calls("SendPaymentV2") - before).isEqualTo(1);
    assertThat(escrow.seen(PayoutFailed.class)).isEmpty();
  }

  @Test
  void what_is_paid_and_not_settled_yet_counts_to_what_a_node_could_lose() {
    Payouts payouts = market.service.getBean(Payouts.class);
    escrow.lock(buyer);
    long before = msatOut(payouts);
    market.market.faults().refuse("SettleInvoice", 1_000);
    escrow.decide(100, provider.invoice(escrow.due()));
    escrow.await(PayoutSucceeded.class);
    assertThat(msatOut(payouts) - before).isEqualTo(escrow.due().value());
    market.market.faults().clear();
    escrow.await(LegSettled.class);
    await(() -> msatOut(payouts) == before);
  }

  private static long msatOut(Payouts payouts) {
    return payouts.out("", "market-1").getMsatFromNode();
  }

  /** As a node does that finds the call in its socket after it was paused. */
  private <E extends SettlementEvent> void carryOutLate(String invoice, Class<E> until) {
    market.market.faults().clear();
    try (TestWallet node = new TestWallet(market.market)) {
      var _ = node.pay(invoice);
      escrow.await(until);
    }
  }

  /** As the guard does: from here on nothing is sent any more. */
  private void settleFirst() {
    escrow.decide(100, null, true);
    escrow.await(LegSettled.class);
  }

  private void replaceInvoice() {
    market.events.publish(
        new PayoutInvoiceReplaced(escrow.orderId, provider.invoice(escrow.due()), Instant.now()));
  }

  private boolean isUnderWay(EscrowLife of) {
    return market.service.getBean(PayoutInvoices.class).isUnderWay(of.orderId);
  }
}
