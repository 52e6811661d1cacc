package dev.holdfast.lndcontract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.lnd.lnrpc.ChannelBalanceRequest;
import dev.holdfast.lnd.lnrpc.ChannelBalanceResponse;
import dev.holdfast.lnd.lnrpc.HTLC;
import dev.holdfast.lnd.lnrpc.InvoiceHTLC;
import dev.holdfast.lnd.lnrpc.ListChannelsRequest;
import dev.holdfast.lnd.lnrpc.LookupHtlcResolutionRequest;
import dev.holdfast.lnd.lnrpc.LookupHtlcResolutionResponse;
import dev.holdfast.lnd.lnrpc.Payment;
import dev.holdfast.lnd.lnrpc.Payment.PaymentStatus;
import dev.holdfast.lnd.routerrpc.HtlcEvent;
import dev.holdfast.lnd.routerrpc.SendPaymentRequest;
import dev.holdfast.lnd.routerrpc.SubscribeHtlcEventsRequest;
import io.grpc.Status.Code;
import org.junit.jupiter.api.Test;

class BalancesTest extends Contract {
  @Test
  void price_less_payout_is_what_the_market_gains_to_the_millisatoshi() {
    awaitTrue(() -> pendingHtlcs(MARKET) == 0);
    long before = localMsat(MARKET);
    Hold hold = Hold.fresh();
    Recorder<SendPaymentRequest, Payment> paying = accepted(hold, 1_234_567);
    assertThat(pay(MARKET, addInvoice(PAYEE, 1_222_221)).last().getStatus())
        .isEqualTo(PaymentStatus.SUCCEEDED);
    settle(hold);
    assertThat(paying.last().getStatus()).isEqualTo(PaymentStatus.SUCCEEDED);
    awaitTrue(() -> pendingHtlcs(MARKET) == 0);
    assertThat(localMsat(MARKET) - before).isEqualTo(1_234_567 - 1_222_221);
  }

  @Test
  void money_in_a_hold_belongs_to_neither_side_until_it_ends() {
    awaitTrue(() -> pendingHtlcs(MARKET) == 0);
    long before = localMsat(MARKET);
    Hold hold = Hold.fresh();
    accepted(hold, 2_500_000);
    ChannelBalanceResponse held = balance(MARKET);
    assertThat(held.getLocalBalance().getMsat()).isEqualTo(before);
    assertThat(held.getUnsettledLocalBalance().getMsat()).isEqualTo(2_500_000);
    assertThat(balance(PAYER).getUnsettledRemoteBalance().getMsat()).isEqualTo(2_500_000);
    cancel(hold);
    awaitTrue(() -> balance(MARKET).getUnsettledLocalBalance().getMsat() == 0);
  }

  @Test
  void a_held_htlc_takes_a_slot_that_the_list_of_channels_shows() {
    awaitTrue(() -> pendingHtlcs(MARKET) == 0);
    Hold hold = Hold.fresh();
    accepted(hold, 2_000_000);
    HTLC pending =
        MARKET
            .lightning()
            .listChannels(ListChannelsRequest.getDefaultInstance())
            .getChannelsList()
            .stream()
            .flatMap(channel -> channel.getPendingHtlcsList().stream())
            .findFirst()
            .orElseThrow();
    assertThat(pending.getIncoming()).isTrue();
    assertThat(pending.getAmount()).isEqualTo(2_000);
    assertThat(pending.getHashLock()).isEqualTo(hold.hash());
    assertThat(pending.getExpirationHeight()).isEqualTo(height() + 83);
    cancel(hold);
    awaitTrue(() -> pendingHtlcs(MARKET) == 0);
  }

  @Test
  void a_channel_takes_483_htlcs_in_a_direction() {
    assertThat(
            MARKET
                .lightning()
                .listChannels(ListChannelsRequest.getDefaultInstance())
                .getChannels(0)
                .getLocalConstraints()
                .getMaxAcceptedHtlcs())
        .isEqualTo(483);
  }

  @Test
  void the_last_word_on_a_settled_hold_is_its_final_htlc_event() {
    Recorder<SubscribeHtlcEventsRequest, HtlcEvent> events = new Recorder<>();
    MARKET.router().subscribeHtlcEvents(SubscribeHtlcEventsRequest.getDefaultInstance(), events);
    assertThat(events.await(any -> true).hasSubscribedEvent()).isTrue();
    Hold hold = Hold.fresh();
    accepted(hold, 1_000_000);
    InvoiceHTLC htlc = lookup(hold).getHtlcs(0);
    settle(hold);
    HtlcEvent last =
        events.await(event ->
            event.hasFinalHtlcEvent()
                && event.getIncomingChannelId() == htlc.getChanId()
                && event.getIncomingHtlcId() == htlc.getHtlcIndex());
    assertThat(last.getFinalHtlcEvent().getSettled()).isTrue();
    assertThat(last.getFinalHtlcEvent().getOffchain()).isTrue();
    events.close();
  }

  @Test
  void the_resolution_of_an_htlc_can_be_looked_up_once_it_is_final() {
    Hold settled = Hold.fresh();
    accepted(settled, 1_000_000);
    InvoiceHTLC htlc = lookup(settled).getHtlcs(0);
    assertRefused(() -> resolution(htlc), Code.NOT_FOUND, "");
    settle(settled);
    awaitTrue(() -> resolution(htlc).getSettled());
    assertThat(resolution(htlc).getOffchain()).isTrue();
    Hold cancelled = Hold.fresh();
    accepted(cancelled, 1_000_000);
    InvoiceHTLC other = lookup(cancelled).getHtlcs(0);
    cancel(cancelled);
    awaitTrue(() -> resolution(other).getOffchain());
    assertThat(resolution(other).getSettled()).isFalse();
  }

  private static LookupHtlcResolutionResponse resolution(InvoiceHTLC htlc) {
    return MARKET
        .lightning()
        .lookupHtlcResolution(
            LookupHtlcResolutionRequest.newBuilder()
                .setChanId(htlc.getChanId())
                .setHtlcIndex(htlc.getHtlcIndex())
                .build());
  }

  private static long localMsat(Lnd node) {
    return balance(node).getLocalBalance().getMsat();
  }

  private static ChannelBalanceResponse balance(Lnd node) {
    return node.lightning().channelBalance(ChannelBalanceRequest.getDefaultInstance());
  }
}
