package dev.holdfast.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import dev.holdfast.contracts.settlement.LegAccepted;
import dev.holdfast.contracts.settlement.LegCancelCause;
import dev.holdfast.contracts.settlement.LegCancelled;
import dev.holdfast.contracts.settlement.LegLost;
import dev.holdfast.contracts.settlement.LegSettled;
import dev.holdfast.contracts.settlement.LegsDelayed;
import dev.holdfast.contracts.settlement.OpenedLeg;
import dev.holdfast.contracts.settlement.PayoutCredited;
import dev.holdfast.lnd.lnrpc.PayReqString;
import dev.holdfast.lnd.lnrpc.Payment;
import dev.holdfast.lnd.lnrpc.Payment.PaymentStatus;
import dev.holdfast.lnd.lnrpc.WalletState;
import dev.holdfast.money.Msat;
import dev.holdfast.settlement.app.AwardedLegs;
import io.grpc.Status;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What goes wrong between the buyer's money and the node that holds it. */
class LegTroubleTest extends MarketTest {
  private static final Msat PRICE = Msat.ofSat(20_000);

  @Test
  void a_hold_invoice_whose_answer_was_lost_is_found_by_its_hash() {
    market.market.faults().loseAnswers("AddHoldInvoice", 1);
    EscrowLife escrow = new EscrowLife(market, PRICE);
    escrow.lock(buyer);
    assertThat(escrow.seen(LegAccepted.class)).hasSize(1);
    escrow.decide(0, null);
    escrow.await(LegCancelled.class);
  }

  @Test
  void a_hold_invoice_whose_connection_broke_is_found_by_its_hash() {
    market.market.faults().breakAnswers("AddHoldInvoice", 1);
    EscrowLife escrow = new EscrowLife(market, PRICE).planAndOpen();
    escrow.close();
    escrow.await(LegCancelled.class);
  }

  @Test
  void legs_wait_for_a_node_and_are_opened_when_it_is_back() {
    market.market.stop();
    await(() -> lightning().nodes().stream().noneMatch(n -> n.ready()));
    EscrowLife escrow = new EscrowLife(market, PRICE).plan();
    assertThat(escrow.await(LegsDelayed.class).reason()).isEqualTo("lightning-unavailable");
    market.market.startAgain();
    escrow.opened();
    assertThat(escrow.seen(LegsDelayed.class)).hasSize(1);
    escrow.close();
    escrow.await(LegCancelled.class);
  }

  @Test
  void legs_that_were_never_opened_are_closed_without_a_node() {
    market.market.stop();
    await(() -> lightning().nodes().stream().noneMatch(n -> n.ready()));
    EscrowLife escrow = new EscrowLife(market, PRICE).plan();
    escrow.await(LegsDelayed.class);
    escrow.close();
    assertThat(escrow.await(LegCancelled.class).wasAccepted()).isFalse();
  }

  @Test
  void a_node_that_is_not_synced_gets_no_new_legs() {
    market.market.faults().notSynced(true);
    await(() -> lightning().nodes().stream().noneMatch(n -> n.ready()));
    EscrowLife escrow = new EscrowLife(market, PRICE).plan();
    escrow.await(LegsDelayed.class);
    market.market.faults().notSynced(false);
    escrow.opened();
    escrow.close();
    escrow.await(LegCancelled.class);
  }

  /** Or sixteen slow calls would stop every other order. */
  @Test
  void a_call_to_a_node_holds_no_connection_of_the_database() {
    EscrowLife escrow = new EscrowLife(market, PRICE);
    escrow.lock(buyer);
    HikariPoolMXBean pool = market.service.getBean(HikariDataSource.class).getHikariPoolMXBean();
    AwardedLegs legs = market.service.getBean(AwardedLegs.class);
    await(() -> legs.verdict(legs.of(escrow.escrowId)) == AwardedLegs.Verdict.HELD);
    market.market.faults().delay("ListChannels", Duration.ofMillis(1_500));
    int before = market.market.faults().calls("ListChannels");
    Thread asks = Thread.startVirtualThread(() -> legs.verdict(legs.of(escrow.escrowId)));
    await(() ->
        asks.isAlive()
            && market.market.faults().calls("ListChannels") > before
            && pool.getActiveConnections() == 0);
    escrow.decide(0, null);
    escrow.await(LegCancelled.class);
  }

  @Test
  void an_order_too_large_for_the_channels_waits() {
    EscrowLife escrow = new EscrowLife(market, Msat.ofSat(90_000_000)).plan();
    assertThat(escrow.await(LegsDelayed.class).reason()).isEqualTo("no-liquidity");
    escrow.close();
    escrow.await(LegCancelled.class);
  }

  @Test
  void a_leg_paid_in_too_many_parts_is_given_back() throws Exception {
    market.buyer.faults().payInParts(9);
    EscrowLife escrow = new EscrowLife(market, PRICE).planAndOpen();
    CompletableFuture<Payment> payment = escrow.pay(buyer).getFirst();
    LegCancelled cancelled = escrow.await(LegCancelled.class);
    assertThat(cancelled.cause()).isEqualTo(LegCancelCause.TOO_MANY_HTLCS);
    assertThat(cancelled.wasAccepted()).isFalse();
    assertThat(payment.get(20, TimeUnit.SECONDS).getStatus())
        .isEqualTo(Payment.PaymentStatus.FAILED);
    assertThat(escrow.seen(LegAccepted.class)).isEmpty();
  }

  @Test
  void a_leg_in_too_many_parts_is_given_back_before_it_is_whole() {
    EscrowLife escrow = new EscrowLife(market, PRICE);
    String request = escrow.plan().opened().legs().getFirst().paymentRequest();
    for (int part = 0; part < 9; part++) {
      market.buyer.payPart(request, 1_000_000, PRICE.value());
    }
    assertThat(escrow.await(LegCancelled.class).cause()).isEqualTo(LegCancelCause.TOO_MANY_HTLCS);
  }

  @Test
  void a_leg_paid_with_far_too_much_is_given_back() {
    EscrowLife escrow = new EscrowLife(market, PRICE);
    overpay(escrow, Msat.ofSat(20_201));
    assertThat(escrow.await(LegCancelled.class).cause()).isEqualTo(LegCancelCause.OVERPAID);
    assertThat(escrow.seen(LegAccepted.class)).isEmpty();
  }

  @Test
  void a_little_too_much_is_accepted_and_told() {
    EscrowLife escrow = new EscrowLife(market, PRICE);
    overpay(escrow, Msat.ofSat(20_200));
    assertThat(escrow.accepted().getFirst().amountPaidMsat()).isEqualTo(Msat.ofSat(20_200));
    escrow.decide(100, null, true);
    assertThat(escrow.await(LegSettled.class).amountPaidMsat()).isEqualTo(Msat.ofSat(20_200));
  }

  @Test
  void decided_legs_are_settled_and_cancelled_at_the_first_answer_after_a_restart() {
    EscrowLife refund = new EscrowLife(market, PRICE);
    EscrowLife award = new EscrowLife(market, PRICE);
    refund.lock(buyer);
    award.lock(buyer);
    market.market.stop();
    refund.decide(0, null);
    award.decide(100, null, true);
    award.await(PayoutCredited.class);

    market.market.startAgain(WalletState.RPC_ACTIVE);
    refund.await(LegCancelled.class);
    award.await(LegSettled.class);
    assertThat(market.market.state()).isEqualTo(WalletState.RPC_ACTIVE);
  }

  @Test
  void a_settle_whose_answer_was_lost_is_repeated_until_it_is_known() {
    EscrowLife escrow = new EscrowLife(market, PRICE);
    escrow.lock(buyer);
    market.market.faults().loseAnswers("SettleInvoice", 1);
    escrow.decide(100, provider.invoice(escrow.due()));
    assertThat(escrow.await(LegSettled.class).amountPaidMsat()).isEqualTo(PRICE);
    assertThat(escrow.seen(LegSettled.class)).hasSize(1);
  }

  @Test
  void a_large_leg_counts_as_settled_only_when_its_htlcs_are_resolved_for_good() throws Exception {
    EscrowLife escrow = new EscrowLife(market, Msat.ofSat(500_000));
    var payments = escrow.lock(buyer);
    market
        .market
        .faults()
        .breakAnswers(
            "LookupHtlcResolution", 1_000, Status.NOT_FOUND.withDescription("htlc unknown"));
    escrow.decide(100, provider.invoice(escrow.due()));
    assertThat(payments.getFirst().get().getStatus()).isEqualTo(PaymentStatus.SUCCEEDED);
    Thread.sleep(Duration.ofSeconds(1));
    assertThat(escrow.seen(LegSettled.class)).isEmpty();

    market.market.faults().clear();

    assertThat(escrow.await(LegSettled.class).amountPaidMsat()).isEqualTo(Msat.ofSat(500_000));
  }

  @Test
  void a_leg_that_lnd_gives_back_by_itself_is_told_as_such() {
    EscrowLife escrow = new EscrowLife(market, PRICE);
    escrow.lock(buyer);
    market.network.mine(200);
    LegCancelled cancelled = escrow.await(LegCancelled.class);
    assertThat(cancelled.cause()).isEqualTo(LegCancelCause.BY_LND);
    assertThat(cancelled.wasAccepted()).isTrue();
  }

  @Test
  void a_leg_that_lnd_gave_back_before_it_was_settled_is_a_loss() {
    EscrowLife escrow = new EscrowLife(market, PRICE);
    escrow.lock(buyer);
    market.market.stop();
    market.network.mine(220);
    market.market.startAgain();
    escrow.await(LegCancelled.class);
    escrow.decide(100, provider.invoice(escrow.due()));
    assertThat(escrow.await(LegLost.class).amountMsat()).isEqualTo(PRICE);
    escrow.await(PayoutCredited.class);
  }

  private void overpay(EscrowLife escrow, Msat amount) {
    OpenedLeg leg = escrow.plan().opened().legs().getFirst();
    var decoded =
        buyer
            .lightning()
            .decodePayReq(PayReqString.newBuilder().setPayReq(leg.paymentRequest()).build());
    var _ =
        buyer.pay(r ->
            r.setDest(ByteString.copyFrom(HexFormat.of().parseHex(decoded.getDestination())))
                .setPaymentHash(ByteString.copyFrom(HexFormat.of().parseHex(leg.paymentHash())))
                .setPaymentAddr(decoded.getPaymentAddr())
                .setFinalCltvDelta(Math.toIntExact(decoded.getCltvExpiry()))
                .setAmtMsat(amount.value()));
  }
}
