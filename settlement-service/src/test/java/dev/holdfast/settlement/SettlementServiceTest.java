package dev.holdfast.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.contracts.Event;
import dev.holdfast.contracts.escrow.LegsPlanned;
import dev.holdfast.contracts.escrow.WithdrawalRequested;
import dev.holdfast.contracts.order.PayoutInvoiceReplaced;
import dev.holdfast.contracts.settlement.BlockConnected;
import dev.holdfast.contracts.settlement.LegCancelCause;
import dev.holdfast.contracts.settlement.LegCancelled;
import dev.holdfast.contracts.settlement.LegSettled;
import dev.holdfast.contracts.settlement.LegsOpened;
import dev.holdfast.contracts.settlement.PayoutAwaitsInvoice;
import dev.holdfast.contracts.settlement.PayoutCredited;
import dev.holdfast.contracts.settlement.PayoutInFlight;
import dev.holdfast.contracts.settlement.PayoutSucceeded;
import dev.holdfast.contracts.settlement.WithdrawalFailed;
import dev.holdfast.contracts.settlement.WithdrawalSucceeded;
import dev.holdfast.lnd.lnrpc.Payment;
import dev.holdfast.lnd.lnrpc.PaymentFailureReason;
import dev.holdfast.money.Msat;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** An escrow's life as this service sees it, from planned legs to the provider's pay. */
class SettlementServiceTest extends MarketTest {
  private static final Msat PRICE = Msat.ofSat(20_000);

  @Test
  void a_provider_is_paid_before_the_legs_are_settled() throws Exception {
    EscrowLife escrow = new EscrowLife(market, Msat.ofSat(1_000), Msat.ofSat(19_000));
    var payments = escrow.lock(buyer);
    escrow.decide(100, provider.invoice(escrow.due()));

    PayoutSucceeded paid = escrow.await(PayoutSucceeded.class);
    assertThat(paid.amountMsat()).isEqualTo(escrow.due());
    assertThat(paid.routingFeeMsat()).isEqualTo(Msat.ZERO);
    for (var payment : payments) {
      assertThat(payment.get(20, TimeUnit.SECONDS).getStatus())
          .isEqualTo(Payment.PaymentStatus.SUCCEEDED);
    }
    for (UUID leg : escrow.legIds()) {
      market.events.await(LegSettled.class, e -> e.legId().equals(leg));
    }
    List<Class<? extends Event>> told =
        market.events.seen().stream()
            .filter(e -> e.key().equals(escrow.orderId.toString()))
            .<Class<? extends Event>>map(Event::getClass)
            .toList();
    // A payment that is over at once is not told as under way.
    assertThat(told)
        .containsSubsequence(PayoutSucceeded.class, LegSettled.class)
        .doesNotContain(PayoutInFlight.class);
  }

  @Test
  void a_refund_gives_every_leg_back_and_pays_nobody() throws Exception {
    EscrowLife escrow = new EscrowLife(market, PRICE);
    var payments = escrow.lock(buyer);
    escrow.decide(0, null);

    LegCancelled cancelled = escrow.await(LegCancelled.class);
    assertThat(cancelled.cause()).isEqualTo(LegCancelCause.COMMANDED);
    assertThat(cancelled.wasAccepted()).isTrue();
    assertThat(payments.getFirst().get(20, TimeUnit.SECONDS).getStatus())
        .isEqualTo(Payment.PaymentStatus.FAILED);
    assertThat(escrow.seen(PayoutAwaitsInvoice.class)).isEmpty();
  }

  @Test
  void a_split_settles_some_legs_and_gives_the_others_back() {
    EscrowLife escrow = new EscrowLife(market, Msat.ofSat(5_000), Msat.ofSat(15_000));
    var payments = escrow.lock(buyer);
    var decision = escrow.decide(List.of(escrow.legIds().get(1)), null, false);
    PayoutAwaitsInvoice asked = escrow.await(PayoutAwaitsInvoice.class);
    assertThat(asked.dueMsat()).isEqualTo(decision.dueMsat());
    assertThat(escrow.await(LegCancelled.class).legId()).isEqualTo(escrow.legIds().get(0));

    market.events.publish(
        new PayoutInvoiceReplaced(
            escrow.orderId, provider.invoice(decision.dueMsat()), Instant.now()));
    assertThat(escrow.await(LegSettled.class).legId()).isEqualTo(escrow.legIds().get(1));
    assertThat(payments).hasSize(2);
  }

  @Test
  void an_unpaid_order_that_is_closed_cannot_be_paid_any_more() throws Exception {
    EscrowLife escrow = new EscrowLife(market, PRICE).planAndOpen();
    escrow.close();
    assertThat(escrow.await(LegCancelled.class).wasAccepted()).isFalse();
    assertThat(escrow.pay(buyer).getFirst().get(20, TimeUnit.SECONDS).getFailureReason())
        .isEqualTo(PaymentFailureReason.FAILURE_REASON_INCORRECT_PAYMENT_DETAILS);
  }

  @Test
  void an_invoice_that_nobody_pays_runs_out() {
    EscrowLife escrow = new EscrowLife(market, PRICE);
    market.events.publish(
        new LegsPlanned(
            escrow.escrowId, escrow.orderId, escrow.legs, 200, 1, "an order", PRICE, false));
    assertThat(escrow.await(LegCancelled.class).cause()).isEqualTo(LegCancelCause.INVOICE_EXPIRED);
  }

  @Test
  void a_provider_that_grants_a_routing_budget_is_paid_its_smaller_invoice() {
    EscrowLife escrow = new EscrowLife(market, PRICE);
    escrow.lock(buyer);
    Msat less = escrow.due().minus(Msat.ofSat(100));
    escrow.decide(100, provider.invoice(less));
    PayoutSucceeded paid = escrow.await(PayoutSucceeded.class);
    assertThat(paid.amountMsat()).isEqualTo(less);
    assertThat(paid.dueMsat()).isEqualTo(escrow.due());
  }

  @Test
  void an_invoice_without_an_amount_is_paid_what_is_due() {
    EscrowLife escrow = new EscrowLife(market, PRICE);
    escrow.lock(buyer);
    escrow.decide(100, provider.invoice(Msat.ZERO));
    assertThat(escrow.await(PayoutSucceeded.class).amountMsat()).isEqualTo(escrow.due());
  }

  @Test
  void at_the_guard_legs_are_settled_first_and_an_unpaid_provider_is_credited() {
    EscrowLife escrow = new EscrowLife(market, PRICE);
    escrow.lock(buyer);
    escrow.decide(100, null);
    escrow.await(PayoutAwaitsInvoice.class);
    escrow.decide(100, null, true);
    assertThat(escrow.await(PayoutCredited.class).dueMsat()).isEqualTo(escrow.due());
    escrow.await(LegSettled.class);
  }

  @Test
  void an_event_that_comes_again_changes_nothing() {
    EscrowLife escrow = new EscrowLife(market, PRICE);
    escrow.lock(buyer);
    String invoice = provider.invoice(escrow.due());
    escrow.decide(100, invoice);
    escrow.await(LegSettled.class);
    escrow.decide(100, invoice);
    escrow.plan();
    EscrowLife later = new EscrowLife(market, PRICE).planAndOpen();
    later.close();
    later.await(LegCancelled.class);
    assertThat(escrow.seen(PayoutSucceeded.class)).hasSize(1);
    assertThat(escrow.seen(LegSettled.class)).hasSize(1);
    assertThat(escrow.seen(LegsOpened.class)).hasSize(1);
  }

  @Test
  void every_block_is_told() {
    market.network.mine(1);
    int height = market.network.height();
    assertThat(market.events.await(BlockConnected.class, b -> b.height().value() == height).node())
        .isEqualTo("market-1");
  }

  @Test
  void a_withdrawal_is_paid() {
    UUID id = market.id();
    Msat amount = Msat.ofSat(500);
    market.events.publish(
        new WithdrawalRequested(
            id,
            EscrowLife.PROVIDER,
            provider.invoice(amount),
            amount,
            Msat.ofSat(5),
            Instant.now()));
    WithdrawalSucceeded paid =
        market.events.await(WithdrawalSucceeded.class, e -> e.withdrawalId().equals(id));
    assertThat(paid.amountMsat()).isEqualTo(amount);
  }

  @Test
  void a_withdrawal_that_cannot_be_paid_ends_and_says_so() {
    UUID id = market.id();
    market.market.faults().failPayments(PaymentFailureReason.FAILURE_REASON_NO_ROUTE, 2);
    market.events.publish(
        new WithdrawalRequested(
            id,
            EscrowLife.PROVIDER,
            provider.invoice(Msat.ofSat(500)),
            Msat.ofSat(500),
            Msat.ofSat(5),
            Instant.now()));
    assertThat(
            market.events.await(WithdrawalFailed.class, e -> e.withdrawalId().equals(id)).reason())
        .contains("NO_ROUTE");
  }
}
