package dev.holdfast.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.contracts.order.PayoutInvoiceReplaced;
import dev.holdfast.contracts.settlement.LegSettled;
import dev.holdfast.contracts.settlement.PayoutAwaitsInvoice;
import dev.holdfast.contracts.settlement.PayoutCredited;
import dev.holdfast.contracts.settlement.PayoutFailed;
import dev.holdfast.contracts.settlement.PayoutInFlight;
import dev.holdfast.contracts.settlement.PayoutSucceeded;
import dev.holdfast.lnd.lnrpc.ListChannelsRequest;
import dev.holdfast.lnd.lnrpc.Payment.PaymentStatus;
import dev.holdfast.lnd.lnrpc.PaymentFailureReason;
import dev.holdfast.money.Msat;
import dev.holdfast.settlement.domain.hold.Preimage;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** What goes wrong on the way to the provider. */
class PayoutTroubleTest extends MarketTest {
  private static final Msat PRICE = Msat.ofSat(20_000);

  private final EscrowLife escrow = new EscrowLife(market, PRICE);

  @Test
  void a_payout_that_fails_once_is_paid_the_second_time() {
    escrow.lock(buyer);
    market.market.faults().failPayments(PaymentFailureReason.FAILURE_REASON_NO_ROUTE, 1);
    escrow.decide(100, provider.invoice(escrow.due()));
    assertThat(escrow.await(PayoutFailed.class).willRetry()).isTrue();
    escrow.await(PayoutSucceeded.class);
    escrow.await(LegSettled.class);
  }

  @Test
  void a_payout_that_fails_in_the_end_is_credited_and_the_legs_are_settled() {
    escrow.lock(buyer);
    market.market.faults().failPayments(PaymentFailureReason.FAILURE_REASON_NO_ROUTE, 2);
    escrow.decide(100, provider.invoice(escrow.due()));
    assertThat(escrow.await(PayoutCredited.class).dueMsat()).isEqualTo(escrow.due());
    escrow.await(LegSettled.class);
    assertThat(escrow.seen(PayoutFailed.class))
        .extracting(PayoutFailed::willRetry)
        .containsExactly(true, false);
    assertThat(escrow.seen(PayoutSucceeded.class)).isEmpty();
  }

  @Test
  void a_payment_whose_answer_was_lost_is_tracked_and_never_sent_again() {
    escrow.lock(buyer);
    int before = market.market.faults().calls("SendPaymentV2");
    market.market.faults().breakAnswers("SendPaymentV2", 1);
    escrow.decide(100, provider.invoice(escrow.due()));
    escrow.await(PayoutSucceeded.class);
    escrow.await(LegSettled.class);
    assertThat(market.market.faults().calls("SendPaymentV2") - before).isEqualTo(1);
  }

  @Test
  void a_payment_that_never_reached_the_node_is_sent_again_once_that_is_certain() {
    escrow.lock(buyer);
    market.market.faults().refuse("SendPaymentV2", 1);
    escrow.decide(100, provider.invoice(escrow.due()));
    assertThat(escrow.await(PayoutFailed.class).reason()).contains("never reached");
    escrow.await(PayoutSucceeded.class);
  }

  @Test
  void a_payout_is_tried_on_while_a_call_that_nobody_answered_may_still_pay_it() {
    escrow.lock(buyer);
    // As often as it is tried otherwise.
    market.market.faults().refuse("SendPaymentV2", 2);
    escrow.decide(100, provider.invoice(escrow.due()));
    escrow.await(PayoutSucceeded.class);
    assertThat(escrow.seen(PayoutFailed.class))
        .extracting(PayoutFailed::willRetry)
        .containsExactly(true, true);
    assertThat(escrow.seen(PayoutCredited.class)).isEmpty();
  }

  @Test
  void money_held_in_a_channel_that_is_not_active_is_the_market_s_before_anything_is_paid() {
    escrow.lock(buyer);
    long channel =
        buyer
            .lightning()
            .listChannels(ListChannelsRequest.getDefaultInstance())
            .getChannels(0)
            .getChanId();
    market.network.setChannelActive(channel, false);
    try {
      int before = market.market.faults().calls("SendPaymentV2");
      int asked = market.market.faults().calls("LookupHtlcResolution");
      escrow.decide(100, provider.invoice(escrow.due()));
      await(() -> market.market.faults().calls("LookupHtlcResolution") > asked + 1);
      assertThat(escrow.seen(LegSettled.class)).isEmpty();
      assertThat(market.market.faults().calls("SendPaymentV2")).isEqualTo(before);
      market.network.setChannelActive(channel, true);
      escrow.await(LegSettled.class);
      escrow.await(PayoutSucceeded.class);
      assertThat(escrow.seen(PayoutCredited.class)).isEmpty();
    } finally {
      market.network.setChannelActive(channel, true);
    }
  }

  @Test
  void a_payment_that_stays_under_way_is_followed_past_the_guard() {
    escrow.lock(buyer);
    market.market.faults().keepPaymentsInFlight(true);
    escrow.decide(100, provider.invoice(escrow.due()));
    escrow.await(PayoutInFlight.class);
    assertThat(escrow.seen(LegSettled.class)).isEmpty();

    escrow.decide(100, null, true);
    escrow.await(LegSettled.class);
    assertThat(escrow.seen(PayoutCredited.class)).isEmpty();
    market.market.faults().keepPaymentsInFlight(false);
    escrow.await(PayoutSucceeded.class);
    assertThat(escrow.seen(PayoutCredited.class)).isEmpty();
  }

  @Test
  void with_fewer_than_six_blocks_to_the_guard_the_money_is_taken_and_the_amount_credited() {
    escrow.lock(buyer);
    market.network.mine(escrow.guardHeight() - 5 - market.network.height());
    await(() -> lightning().node("market-1").height().value() == market.network.height());
    int before = market.market.faults().calls("SendPaymentV2");
    escrow.decide(100, provider.invoice(escrow.due()));
    escrow.await(LegSettled.class);
    assertThat(escrow.await(PayoutCredited.class).dueMsat()).isEqualTo(escrow.due());
    assertThat(market.market.faults().calls("SendPaymentV2")).isEqualTo(before);
  }

  @Test
  void a_payee_that_keeps_its_payment_waiting_delays_neither_the_refund_nor_anybody_else() {
    EscrowLife split = new EscrowLife(market, PRICE, PRICE);
    var payments = split.lock(buyer);
    Preimage kept = Preimage.random(new SecureRandom());
    byte[] hash = HexFormat.of().parseHex(kept.hash().hex());
    Msat due = split.decideFirstLeg(provider.holdInvoice(hash, EscrowLife.dueOf(PRICE)));
    split.await(PayoutInFlight.class);
    assertThat(payments.get(1).join().getStatus()).isEqualTo(PaymentStatus.FAILED);

    escrow.lock(buyer);
    escrow.decide(100, provider.invoice(escrow.due()));
    escrow.await(PayoutSucceeded.class);
    escrow.await(LegSettled.class);

    assertThat(split.seen(LegSettled.class)).isEmpty();
    split.decide(split.legIds().subList(0, 1), null, true);
    split.await(LegSettled.class);
    assertThat(split.seen(PayoutCredited.class)).isEmpty();
    provider.settle(kept.bytes());
    assertThat(split.await(PayoutSucceeded.class).amountMsat()).isEqualTo(due);
  }

  @Test
  void a_node_that_restarts_under_a_payment_is_asked_what_became_of_it() {
    escrow.lock(buyer);
    market.market.faults().keepPaymentsInFlight(true);
    escrow.decide(100, provider.invoice(escrow.due()));
    escrow.await(PayoutInFlight.class);
    market.market.restart();
    market.market.faults().keepPaymentsInFlight(false);
    escrow.await(PayoutSucceeded.class);
    escrow.await(LegSettled.class);
  }

  @Test
  void an_invoice_that_ran_out_is_asked_for_again() throws Exception {
    escrow.lock(buyer);
    String old = provider.invoice(i -> i.setValueMsat(escrow.due().value()).setExpiry(1));
    Thread.sleep(Duration.ofMillis(2_100));
    escrow.decide(100, old);
    assertThat(escrow.await(PayoutAwaitsInvoice.class).reason()).startsWith("expired");
    market.events.publish(
        new PayoutInvoiceReplaced(escrow.orderId, provider.invoice(escrow.due()), Instant.now()));
    escrow.await(PayoutSucceeded.class);
    assertThat(escrow.seen(PayoutFailed.class)).isEmpty();
  }

  @Test
  void an_invoice_that_was_paid_before_is_not_paid_again() {
    escrow.lock(buyer);
    String invoice = provider.invoice(escrow.due());
    escrow.decide(100, invoice);
    escrow.await(PayoutSucceeded.class);
    EscrowLife second = new EscrowLife(market, PRICE);
    second.lock(buyer);
    second.decide(100, invoice);
    assertThat(second.await(PayoutAwaitsInvoice.class).reason()).contains("hash-seen");
    second.decide(100, null, true);
    second.await(PayoutCredited.class);
  }
}
