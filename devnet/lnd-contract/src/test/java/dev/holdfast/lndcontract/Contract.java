package dev.holdfast.lndcontract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import dev.holdfast.lnd.invoicesrpc.CancelInvoiceMsg;
import dev.holdfast.lnd.invoicesrpc.LookupInvoiceMsg;
import dev.holdfast.lnd.invoicesrpc.SettleInvoiceMsg;
import dev.holdfast.lnd.invoicesrpc.SubscribeSingleInvoiceRequest;
import dev.holdfast.lnd.lnrpc.GetInfoRequest;
import dev.holdfast.lnd.lnrpc.GetStateRequest;
import dev.holdfast.lnd.lnrpc.Invoice;
import dev.holdfast.lnd.lnrpc.Invoice.InvoiceState;
import dev.holdfast.lnd.lnrpc.InvoiceHTLC;
import dev.holdfast.lnd.lnrpc.InvoiceHTLCState;
import dev.holdfast.lnd.lnrpc.ListChannelsRequest;
import dev.holdfast.lnd.lnrpc.Payment;
import dev.holdfast.lnd.lnrpc.WalletState;
import dev.holdfast.lnd.routerrpc.SendPaymentRequest;
import dev.holdfast.lnd.routerrpc.TrackPaymentRequest;
import dev.holdfast.lndcontract.LightningDevnet.Role;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.Callable;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What the tests of the contract share: the nodes, and how to say a step in one line. */
abstract class Contract {
  static final LightningDevnet DEVNET = Devnets.devnet();
  static final Lnd MARKET = new Lnd(DEVNET.connection(Role.MARKET));
  static final Lnd PAYER = new Lnd(DEVNET.connection(Role.PAYER));
  static final Lnd PAYEE = new Lnd(DEVNET.connection(Role.PAYEE));

  static String addHold(Hold hold, long msat) {
    return MARKET.invoices().addHoldInvoice(hold.request(msat).build()).getPaymentRequest();
  }

  static String addInvoice(Lnd node, long msat) {
    return node.lightning()
        .addInvoice(Invoice.newBuilder().setValueMsat(msat).build())
        .getPaymentRequest();
  }

  static void settle(Hold hold) {
    assertThat(
            MARKET
                .invoices()
                .settleInvoice(SettleInvoiceMsg.newBuilder().setPreimage(hold.preimage()).build()))
        .isNotNull();
  }

  static void cancel(Hold hold) {
    assertThat(
            MARKET
                .invoices()
                .cancelInvoice(CancelInvoiceMsg.newBuilder().setPaymentHash(hold.hash()).build()))
        .isNotNull();
  }

  static Invoice lookup(Hold hold) {
    return lookup(MARKET, hold.hash());
  }

  static Invoice lookup(Lnd node, ByteString hash) {
    return node.invoices()
        .lookupInvoiceV2(LookupInvoiceMsg.newBuilder().setPaymentHash(hash).build());
  }

  static InvoiceState stateOf(Hold hold) {
    return lookup(hold).getState();
  }

  static long acceptedMsat(Hold hold) {
    return lookup(hold).getHtlcsList().stream()
        .filter(htlc -> htlc.getState() == InvoiceHTLCState.ACCEPTED)
        .mapToLong(InvoiceHTLC::getAmtMsat)
        .sum();
  }

  /** The settings a careful payer gives. */
  static SendPaymentRequest.Builder payment(String request) {
    return SendPaymentRequest.newBuilder()
        .setPaymentRequest(request)
        .setTimeoutSeconds(60)
        .setFeeLimitMsat(20_000)
        .setMaxParts(16)
        .setCltvLimit(400);
  }

  static Recorder<SendPaymentRequest, Payment> pay(Lnd node, String request) {
    return pay(node, payment(request));
  }

  static Recorder<SendPaymentRequest, Payment> pay(Lnd node, SendPaymentRequest.Builder request) {
    Recorder<SendPaymentRequest, Payment> stream = new Recorder<>();
    node.router().sendPaymentV2(request.build(), stream);
    return stream;
  }

  /** A hash as LND shows it in its messages, in hex. */
  static ByteString bytes(String hex) {
    return ByteString.copyFrom(HexFormat.of().parseHex(hex));
  }

  static Recorder<TrackPaymentRequest, Payment> track(Lnd node, ByteString hash) {
    Recorder<TrackPaymentRequest, Payment> stream = new Recorder<>();
    node.router()
        .trackPaymentV2(TrackPaymentRequest.newBuilder().setPaymentHash(hash).build(), stream);
    return stream;
  }

  static Recorder<SubscribeSingleInvoiceRequest, Invoice> watch(Hold hold) {
    Recorder<SubscribeSingleInvoiceRequest, Invoice> stream = new Recorder<>();
    MARKET
        .invoiceStreams()
        .subscribeSingleInvoice(
            SubscribeSingleInvoiceRequest.newBuilder().setRHash(hold.hash()).build(), stream);
    return stream;
  }

  /** Makes a hold and has it paid in full. */
  static Recorder<SendPaymentRequest, Payment> accepted(Hold hold, long msat) {
    Recorder<SendPaymentRequest, Payment> paying = pay(PAYER, addHold(hold, msat));
    awaitTrue(() -> stateOf(hold) == InvoiceState.ACCEPTED);
    return paying;
  }

  static int height() {
    return MARKET.lightning().getInfo(GetInfoRequest.getDefaultInstance()).getBlockHeight();
  }

  static int pendingHtlcs(Lnd node) {
    return node
        .lightning()
        .listChannels(ListChannelsRequest.getDefaultInstance())
        .getChannelsList()
        .stream()
        .mapToInt(channel -> channel.getPendingHtlcsCount())
        .sum();
  }

  static void stop(Role role) {
    DEVNET.stop(role);
  }

  /** Starts a node again; its client connects at the first chance. */
  static void start(Role role, Lnd client) {
    DEVNET.start(role);
    client.reconnect();
  }

  /** Whatever comes of it, the market's node runs for the next test. */
  static void withoutMarket(Runnable meanwhile) {
    stop(Role.MARKET);
    try {
      meanwhile.run();
    } finally {
      start(Role.MARKET, MARKET);
      awaitActive(MARKET);
    }
  }

  static void awaitActive(Lnd client) {
    awaitTrue(() -> {
      client.reconnect();
      return client.state().getState(GetStateRequest.getDefaultInstance()).getState()
          == WalletState.SERVER_ACTIVE;
    });
    awaitTrue(() ->
        client
            .lightning()
            .listChannels(ListChannelsRequest.getDefaultInstance())
            .getChannelsList()
            .stream()
            .allMatch(channel -> channel.getActive()));
  }

  static void assertRefused(ThrowingCallable call, Status.Code code, String text) {
    StatusRuntimeException refusal = catchThrowableOfType(StatusRuntimeException.class, call);
    assertThat(refusal).as("refused").isNotNull();
    assertRefused(refusal.getStatus(), code, text);
  }

  static void assertRefused(Status status, Status.Code code, String text) {
    assertThat(status.getCode()).isEqualTo(code);
    assertThat(status.getDescription()).contains(text);
  }

  /** Patience is for a machine that does much else: no sentence of the contract is about speed. */
  static void awaitTrue(Callable<Boolean> condition) {
    await()
        .atMost(Duration.ofSeconds(90))
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(10))
        .ignoreExceptionsInstanceOf(StatusRuntimeException.class)
        .until(condition);
  }
}
