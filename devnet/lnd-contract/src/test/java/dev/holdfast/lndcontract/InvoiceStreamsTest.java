package dev.holdfast.lndcontract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.lnd.chainrpc.BlockEpoch;
import dev.holdfast.lnd.invoicesrpc.SubscribeSingleInvoiceRequest;
import dev.holdfast.lnd.lnrpc.Invoice;
import dev.holdfast.lnd.lnrpc.Invoice.InvoiceState;
import dev.holdfast.lnd.lnrpc.InvoiceSubscription;
import dev.holdfast.lnd.lnrpc.ListInvoiceRequest;
import dev.holdfast.lnd.lnrpc.Payment;
import dev.holdfast.lnd.routerrpc.TrackPaymentsRequest;
import io.grpc.Status;
import io.grpc.Status.Code;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class InvoiceStreamsTest extends Contract {
  @Test
  void a_single_subscription_sends_the_current_state_first() {
    Hold hold = Hold.fresh();
    accepted(hold, 1_000_000);
    assertThat(watch(hold).await(any -> true).getState()).isEqualTo(InvoiceState.ACCEPTED);
    cancel(hold);
  }

  @Test
  void a_single_subscription_tells_of_accepted_and_ends_ok_after_settled() {
    Hold hold = Hold.fresh();
    String request = addHold(hold, 1_000_000);
    Recorder<SubscribeSingleInvoiceRequest, Invoice> stream = watch(hold);
    stream.await(invoice -> invoice.getState() == InvoiceState.OPEN);
    pay(PAYER, request);
    stream.await(invoice -> invoice.getState() == InvoiceState.ACCEPTED);
    settle(hold);
    assertThat(stream.awaitEnd().getCode()).isEqualTo(Code.OK);
    assertThat(stream.last().getState()).isEqualTo(InvoiceState.SETTLED);
  }

  @Test
  void a_single_subscription_ends_ok_after_cancelled() {
    Hold hold = Hold.fresh();
    addHold(hold, 1_000_000);
    Recorder<SubscribeSingleInvoiceRequest, Invoice> stream = watch(hold);
    stream.await(invoice -> invoice.getState() == InvoiceState.OPEN);
    cancel(hold);
    assertThat(stream.awaitEnd().getCode()).isEqualTo(Code.OK);
    assertThat(stream.last().getState()).isEqualTo(InvoiceState.CANCELED);
  }

  @Test
  void a_single_subscription_to_an_unknown_hash_is_silent_and_open() {
    Recorder<SubscribeSingleInvoiceRequest, Invoice> stream = watch(Hold.fresh());
    lookupSomething();
    assertThat(stream.isOpen()).isTrue();
    assertThat(stream.messages()).isEmpty();
    stream.close();
  }

  /**
   * LND ends it OK; where the connection goes first, it is UNAVAILABLE. Neither says anything of
   * the hold.
   */
  @Test
  void a_single_subscription_may_end_ok_when_the_node_shuts_down_with_the_hold_still_open() {
    Hold hold = Hold.fresh();
    addHold(hold, 1_000_000);
    Recorder<SubscribeSingleInvoiceRequest, Invoice> stream = watch(hold);
    stream.await(invoice -> invoice.getState() == InvoiceState.OPEN);
    withoutMarket(() -> assertThat(stream.awaitEnd().getCode()).isIn(Code.OK, Code.UNAVAILABLE));
    assertThat(stream.messages()).allMatch(invoice -> invoice.getState() == InvoiceState.OPEN);
    assertThat(stateOf(hold)).isEqualTo(InvoiceState.OPEN);
  }

  @Test
  void every_stream_of_a_node_ends_when_it_shuts_down() {
    Recorder<InvoiceSubscription, Invoice> invoices = new Recorder<>();
    MARKET.streams().subscribeInvoices(InvoiceSubscription.getDefaultInstance(), invoices);
    Recorder<TrackPaymentsRequest, Payment> payments = new Recorder<>();
    MARKET.router().trackPayments(TrackPaymentsRequest.getDefaultInstance(), payments);
    Recorder<BlockEpoch, BlockEpoch> blocks = new Recorder<>();
    MARKET.chain().registerBlockEpochNtfn(BlockEpoch.getDefaultInstance(), blocks);
    blocks.await(any -> true);
    withoutMarket(() -> {
      assertThat(invoices.awaitEnd().getCode()).isIn(Code.OK, Code.UNAVAILABLE);
      assertShutDown(payments.awaitEnd());
      assertShutDown(blocks.awaitEnd());
    });
  }

  private static void assertShutDown(Status end) {
    if (end.getCode() != Code.UNAVAILABLE) {
      assertRefused(end, Code.UNKNOWN, "shutting down");
    }
  }

  @Test
  void the_stream_of_all_invoices_never_shows_accepted_or_cancelled() {
    Recorder<InvoiceSubscription, Invoice> stream = watchAll(0, 0);
    Hold cancelled = Hold.fresh();
    accepted(cancelled, 1_000_000);
    cancel(cancelled);
    Hold settled = Hold.fresh();
    accepted(settled, 1_000_000);
    settle(settled);
    stream.await(i -> i.getRHash().equals(settled.hash()) && i.getState() == InvoiceState.SETTLED);
    assertThat(stream.messages())
        .extracting(Invoice::getState)
        .containsOnly(InvoiceState.OPEN, InvoiceState.SETTLED);
    stream.close();
  }

  @Test
  void an_index_of_0_replays_nothing() {
    addHold(Hold.fresh(), 1_000);
    Recorder<InvoiceSubscription, Invoice> stream = watchAll(0, 0);
    lookupSomething();
    assertThat(stream.messages()).isEmpty();
    Hold next = Hold.fresh();
    awaitJoined(stream);
    addHold(next, 1_000);
    stream.await(invoice -> invoice.getRHash().equals(next.hash()));
    stream.close();
  }

  @Test
  void an_add_index_replays_what_was_added_after_it() {
    Hold before = Hold.fresh();
    Hold after = Hold.fresh();
    addHold(before, 1_000);
    addHold(after, 1_000);
    Recorder<InvoiceSubscription, Invoice> stream = watchAll(lookup(before).getAddIndex(), 0);
    stream.await(invoice -> invoice.getRHash().equals(after.hash()));
    assertThat(stream.messages()).noneMatch(i -> i.getRHash().equals(before.hash()));
    stream.close();
  }

  @Test
  void a_settle_index_replays_what_was_settled_after_it() {
    Hold before = Hold.fresh();
    accepted(before, 1_000_000);
    settle(before);
    Hold after = Hold.fresh();
    accepted(after, 1_000_000);
    settle(after);
    Recorder<InvoiceSubscription, Invoice> stream = watchAll(0, lookup(before).getSettleIndex());
    Invoice replayed = stream.await(invoice -> invoice.getRHash().equals(after.hash()));
    assertThat(replayed.getState()).isEqualTo(InvoiceState.SETTLED);
    assertThat(stream.messages()).noneMatch(i -> i.getRHash().equals(before.hash()));
    stream.close();
  }

  @Test
  void pending_only_lists_what_is_open_or_accepted_and_nothing_final() {
    Hold open = Hold.fresh();
    addHold(open, 1_000_000);
    long offset = lookup(open).getAddIndex() - 1;
    Hold held = Hold.fresh();
    accepted(held, 1_000_000);
    Hold settled = Hold.fresh();
    accepted(settled, 1_000_000);
    settle(settled);
    Hold cancelled = Hold.fresh();
    addHold(cancelled, 1_000_000);
    cancel(cancelled);
    List<Invoice> listed =
        MARKET
            .lightning()
            .listInvoices(
                ListInvoiceRequest.newBuilder()
                    .setPendingOnly(true)
                    .setIndexOffset(offset)
                    .setNumMaxInvoices(1000)
                    .build())
            .getInvoicesList();
    assertThat(listed.stream().map(Invoice::getRHash).toList())
        .containsExactlyElementsOf(Stream.of(open, held).map(Hold::hash).toList());
    cancel(held);
  }

  private static Recorder<InvoiceSubscription, Invoice> watchAll(long added, long settled) {
    Recorder<InvoiceSubscription, Invoice> stream = new Recorder<>();
    MARKET
        .streams()
        .subscribeInvoices(
            InvoiceSubscription.newBuilder().setAddIndex(added).setSettleIndex(settled).build(),
            stream);
    awaitJoined(stream);
    return stream;
  }

  /** LND says nothing when a subscription stands: unary calls behind it give it time. */
  private static void awaitJoined(Recorder<InvoiceSubscription, Invoice> stream) {
    for (int i = 0; i < 20; i++) {
      lookupSomething();
    }
    assertThat(stream.isOpen()).isTrue();
  }

  private static void lookupSomething() {
    assertThat(height()).isPositive();
  }
}
