package dev.holdfast.settlement.lnd;

import com.google.protobuf.ByteString;
import dev.holdfast.lnd.invoicesrpc.AddHoldInvoiceRequest;
import dev.holdfast.lnd.invoicesrpc.CancelInvoiceMsg;
import dev.holdfast.lnd.invoicesrpc.LookupInvoiceMsg;
import dev.holdfast.lnd.invoicesrpc.SettleInvoiceMsg;
import dev.holdfast.lnd.lnrpc.Channel;
import dev.holdfast.lnd.lnrpc.Invoice;
import dev.holdfast.lnd.lnrpc.ListChannelsRequest;
import dev.holdfast.lnd.lnrpc.PayReqString;
import dev.holdfast.lnd.routerrpc.TrackPaymentRequest;
import dev.holdfast.settlement.domain.hold.Preimage;
import dev.holdfast.settlement.domain.node.Ack;
import dev.holdfast.settlement.domain.node.Answer;
import dev.holdfast.settlement.domain.node.DecodedInvoice;
import dev.holdfast.settlement.domain.node.Finality;
import dev.holdfast.settlement.domain.node.InvoiceView;
import dev.holdfast.settlement.domain.node.NewHold;
import dev.holdfast.settlement.domain.node.OpenedInvoice;
import dev.holdfast.settlement.domain.node.PaymentHash;
import dev.holdfast.settlement.domain.node.PaymentView;
import io.grpc.Context;
import io.grpc.StatusRuntimeException;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;

/** One node: each call of LND that the market makes, and its answer. */
final class LndNode {
  private final String name;
  private final LndConnection connection;
  private final ReadGuard reads;
  private final LndMetrics metrics;
  private final Clock clock;
  private final NodeClock nodeClock;
  private final LndStreams streams;
  private final Resolutions resolutions;

  LndNode(
      String name, LndConnection connection, LndMetrics metrics, Clock clock, int invoiceStreams) {
    this.name = name;
    this.connection = connection;
    this.metrics = metrics;
    this.clock = clock;
    this.reads = new ReadGuard(name);
    this.nodeClock = new NodeClock(clock);
    this.streams = new LndStreams(name, connection, nodeClock, invoiceStreams);
    this.resolutions = new Resolutions(connection);
  }

  Answer<OpenedInvoice> addHold(NewHold hold, Duration atMost) {
    var request =
        AddHoldInvoiceRequest.newBuilder()
            .setHash(LndViews.bytes(hold.hash()))
            .setValueMsat(hold.amount().value())
            .setCltvExpiry(hold.finalCltvBlocks())
            .setExpiry(hold.expirySeconds())
            .setMemo(hold.memo())
            .build();
    return timed(
        "AddHoldInvoice",
        LndAnswers.of(() -> {
          String paymentRequest =
              connection.invoices(atMost).addHoldInvoice(request).getPaymentRequest();
          nodeClock.added(hold.hash());
          return new OpenedInvoice(
              hold.hash(), paymentRequest, clock.instant().plusSeconds(hold.expirySeconds()));
        }));
  }

  Answer<InvoiceView> lookup(PaymentHash hash) {
    var request = LookupInvoiceMsg.newBuilder().setPaymentHash(LndViews.bytes(hash)).build();
    return timed(
        "LookupInvoiceV2",
        LndAnswers.of(() -> {
          Invoice invoice = reads.read(() -> connection.invoices().lookupInvoiceV2(request));
          nodeClock.seen(invoice);
          return LndViews.invoice(invoice);
        }));
  }

  Answer<Ack> settle(Preimage preimage, Duration atMost) {
    var request =
        SettleInvoiceMsg.newBuilder().setPreimage(ByteString.copyFrom(preimage.bytes())).build();
    return timed(
        "SettleInvoice",
        LndAnswers.of(() -> {
          connection.invoices(atMost).settleInvoice(request);
          return Ack.DONE;
        }));
  }

  Answer<Ack> cancel(PaymentHash hash, Duration atMost) {
    var request = CancelInvoiceMsg.newBuilder().setPaymentHash(LndViews.bytes(hash)).build();
    return timed(
        "CancelInvoice",
        LndAnswers.of(() -> {
          connection.invoices(atMost).cancelInvoice(request);
          return Ack.DONE;
        }));
  }

  Answer<Finality> finality(PaymentHash hash) {
    return timed(
        "LookupHtlcResolution", LndAnswers.of(() -> reads.read(() -> resolutions.of(hash))));
  }

  Answer<DecodedInvoice> decode(String paymentRequest) {
    var request = PayReqString.newBuilder().setPayReq(paymentRequest).build();
    return timed(
        "DecodePayReq",
        LndAnswers.ofRequest(() ->
            LndViews.decoded(reads.read(() -> connection.lightning().decodePayReq(request)))));
  }

  Answer<PaymentView> payment(PaymentHash hash) {
    return timed("TrackPaymentV2", LndAnswers.of(() -> reads.read(() -> firstViewOf(hash))));
  }

  /** The first message is the current state; the stream is closed after it. */
  private PaymentView firstViewOf(PaymentHash hash) {
    var request = TrackPaymentRequest.newBuilder().setPaymentHash(LndViews.bytes(hash)).build();
    Context.CancellableContext call = Context.current().withCancellation();
    Context before = call.attach();
    try {
      return LndViews.payment(connection.router().trackPaymentV2(request).next());
    } finally {
      call.detach(before);
      call.cancel(null);
    }
  }

  Answer<Set<Long>> activeChannels() {
    var request = ListChannelsRequest.newBuilder().setActiveOnly(true).build();
    return timed(
        "ListChannels",
        LndAnswers.of(() ->
            reads
                .read(() -> connection.lightning().listChannels(request))
                .getChannelsList()
                .stream()
                .map(Channel::getChanId)
                .collect(Collectors.toUnmodifiableSet())));
  }

  /** For the calls of the watch, which wants their errors as they are. */
  <T> T read(java.util.function.Function<LndConnection, T> call) throws StatusRuntimeException {
    return reads.read(() -> call.apply(connection));
  }

  void isBack() {
    reads.open();
  }

  private <T> Answer<T> timed(String call, Answer<T> answer) {
    metrics.count(name, call, answer);
    return answer;
  }

  NodeClock clock() {
    return nodeClock;
  }

  LndStreams streams() {
    return streams;
  }

  LndConnection connection() {
    return connection;
  }

  String name() {
    return name;
  }
}
