package dev.holdfast.lndcontract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.lnd.chainrpc.BlockEpoch;
import dev.holdfast.lnd.invoicesrpc.CancelInvoiceMsg;
import dev.holdfast.lnd.invoicesrpc.LookupInvoiceMsg;
import dev.holdfast.lnd.invoicesrpc.SettleInvoiceMsg;
import dev.holdfast.lnd.invoicesrpc.SubscribeSingleInvoiceRequest;
import dev.holdfast.lnd.lnrpc.BakeMacaroonRequest;
import dev.holdfast.lnd.lnrpc.ChannelBalanceRequest;
import dev.holdfast.lnd.lnrpc.GetDebugInfoRequest;
import dev.holdfast.lnd.lnrpc.GetInfoRequest;
import dev.holdfast.lnd.lnrpc.Invoice;
import dev.holdfast.lnd.lnrpc.Invoice.InvoiceState;
import dev.holdfast.lnd.lnrpc.InvoiceHTLC;
import dev.holdfast.lnd.lnrpc.ListChannelsRequest;
import dev.holdfast.lnd.lnrpc.ListInvoiceRequest;
import dev.holdfast.lnd.lnrpc.ListPaymentsRequest;
import dev.holdfast.lnd.lnrpc.LookupHtlcResolutionRequest;
import dev.holdfast.lnd.lnrpc.MacaroonPermission;
import dev.holdfast.lnd.lnrpc.PayReqString;
import dev.holdfast.lnd.lnrpc.Payment;
import dev.holdfast.lnd.lnrpc.Payment.PaymentStatus;
import dev.holdfast.lnd.lnrpc.PendingChannelsRequest;
import dev.holdfast.lnd.lnrpc.SignMessageRequest;
import dev.holdfast.lnd.lnrpc.StopRequest;
import dev.holdfast.lnd.routerrpc.HtlcEvent;
import dev.holdfast.lnd.routerrpc.SubscribeHtlcEventsRequest;
import io.grpc.Status.Code;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** The macaroon of a service that settles: baked for its calls, each of which then works. */
class LeastPrivilegeTest extends Contract {
  private static final List<String> CALLS =
      List.of(
          "/chainrpc.ChainNotifier/RegisterBlockEpochNtfn",
          "/invoicesrpc.Invoices/AddHoldInvoice",
          "/invoicesrpc.Invoices/SettleInvoice",
          "/invoicesrpc.Invoices/CancelInvoice",
          "/invoicesrpc.Invoices/LookupInvoiceV2",
          "/invoicesrpc.Invoices/SubscribeSingleInvoice",
          "/routerrpc.Router/SendPaymentV2",
          "/routerrpc.Router/TrackPaymentV2",
          "/routerrpc.Router/SubscribeHtlcEvents",
          "/lnrpc.Lightning/GetInfo",
          "/lnrpc.Lightning/GetDebugInfo",
          "/lnrpc.Lightning/ListChannels",
          "/lnrpc.Lightning/DecodePayReq",
          "/lnrpc.Lightning/LookupHtlcResolution");

  private final Lnd service = MARKET.with(baked());

  @Test
  void every_call_on_invoices_works_with_the_services_macaroon() {
    Recorder<SubscribeHtlcEventsRequest, HtlcEvent> events = new Recorder<>();
    service.router().subscribeHtlcEvents(SubscribeHtlcEventsRequest.getDefaultInstance(), events);
    assertThat(events.await(any -> true).hasSubscribedEvent()).isTrue();
    Hold hold = Hold.fresh();
    String request =
        service.invoices().addHoldInvoice(hold.request(1_000_000).build()).getPaymentRequest();
    Recorder<SubscribeSingleInvoiceRequest, Invoice> watched = new Recorder<>();
    service
        .invoiceStreams()
        .subscribeSingleInvoice(
            SubscribeSingleInvoiceRequest.newBuilder().setRHash(hold.hash()).build(), watched);
    pay(PAYER, request);
    watched.await(invoice -> invoice.getState() == InvoiceState.ACCEPTED);
    InvoiceHTLC htlc =
        service
            .invoices()
            .lookupInvoiceV2(LookupInvoiceMsg.newBuilder().setPaymentHash(hold.hash()).build())
            .getHtlcs(0);
    assertThat(
            service
                .invoices()
                .settleInvoice(SettleInvoiceMsg.newBuilder().setPreimage(hold.preimage()).build()))
        .isNotNull();
    awaitTrue(() ->
        service
            .lightning()
            .lookupHtlcResolution(
                LookupHtlcResolutionRequest.newBuilder()
                    .setChanId(htlc.getChanId())
                    .setHtlcIndex(htlc.getHtlcIndex())
                    .build())
            .getSettled());
    Hold other = Hold.fresh();
    addHold(other, 1_000);
    assertThat(
            service
                .invoices()
                .cancelInvoice(CancelInvoiceMsg.newBuilder().setPaymentHash(other.hash()).build()))
        .isNotNull();
    events.close();
  }

  @Test
  void every_call_on_payments_works_with_the_services_macaroon() {
    String request = addInvoice(PAYEE, 1_000);
    String hash =
        service
            .lightning()
            .decodePayReq(PayReqString.newBuilder().setPayReq(request).build())
            .getPaymentHash();
    Payment paid = pay(service, request).last();
    assertThat(paid.getStatus()).isEqualTo(PaymentStatus.SUCCEEDED);
    assertThat(paid.getPaymentHash()).isEqualTo(hash);
    assertThat(track(service, bytes(hash)).last().getStatus()).isEqualTo(PaymentStatus.SUCCEEDED);
  }

  @Test
  void every_call_about_the_node_works_with_the_services_macaroon() {
    assertThat(service.lightning().getInfo(GetInfoRequest.getDefaultInstance()).getAlias())
        .isNotEmpty();
    assertThat(
            service
                .lightning()
                .getDebugInfo(GetDebugInfoRequest.getDefaultInstance())
                .getConfigMap())
        .containsKey("invoices.holdexpirydelta");
    assertThat(
            service
                .lightning()
                .listChannels(ListChannelsRequest.getDefaultInstance())
                .getChannelsList())
        .isNotEmpty();
    Recorder<BlockEpoch, BlockEpoch> blocks = new Recorder<>();
    service.chain().registerBlockEpochNtfn(BlockEpoch.getDefaultInstance(), blocks);
    blocks.await(any -> true);
    blocks.close();
  }

  @Test
  void what_the_service_does_not_need_is_refused_to_it() {
    refused(() -> addInvoice(service, 1_000));
    refused(() -> service.lightning().channelBalance(ChannelBalanceRequest.getDefaultInstance()));
    refused(() -> service.lightning().pendingChannels(PendingChannelsRequest.getDefaultInstance()));
    refused(() -> service.lightning().listInvoices(ListInvoiceRequest.getDefaultInstance()));
    refused(() -> service.lightning().listPayments(ListPaymentsRequest.getDefaultInstance()));
    refused(() -> service.lightning().signMessage(SignMessageRequest.getDefaultInstance()));
    refused(() -> service.lightning().bakeMacaroon(BakeMacaroonRequest.getDefaultInstance()));
    refused(() -> service.lightning().stopDaemon(StopRequest.getDefaultInstance()));
  }

  private static void refused(ThrowingCallable call) {
    assertRefused(call, Code.UNKNOWN, "permission denied");
  }

  private static String baked() {
    BakeMacaroonRequest.Builder request = BakeMacaroonRequest.newBuilder();
    CALLS.forEach(call ->
        request.addPermissions(MacaroonPermission.newBuilder().setEntity("uri").setAction(call)));
    return MARKET.lightning().bakeMacaroon(request.build()).getMacaroon();
  }
}
