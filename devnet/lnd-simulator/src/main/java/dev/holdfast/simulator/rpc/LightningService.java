package dev.holdfast.simulator.rpc;

import com.google.protobuf.ByteString;
import dev.holdfast.lnd.lnrpc.AddInvoiceResponse;
import dev.holdfast.lnd.lnrpc.BakeMacaroonRequest;
import dev.holdfast.lnd.lnrpc.BakeMacaroonResponse;
import dev.holdfast.lnd.lnrpc.ChannelBalanceRequest;
import dev.holdfast.lnd.lnrpc.ChannelBalanceResponse;
import dev.holdfast.lnd.lnrpc.ChannelEventSubscription;
import dev.holdfast.lnd.lnrpc.ChannelEventUpdate;
import dev.holdfast.lnd.lnrpc.GetDebugInfoRequest;
import dev.holdfast.lnd.lnrpc.GetDebugInfoResponse;
import dev.holdfast.lnd.lnrpc.GetInfoRequest;
import dev.holdfast.lnd.lnrpc.GetInfoResponse;
import dev.holdfast.lnd.lnrpc.Invoice;
import dev.holdfast.lnd.lnrpc.InvoiceSubscription;
import dev.holdfast.lnd.lnrpc.LightningGrpc;
import dev.holdfast.lnd.lnrpc.ListChannelsRequest;
import dev.holdfast.lnd.lnrpc.ListChannelsResponse;
import dev.holdfast.lnd.lnrpc.ListInvoiceRequest;
import dev.holdfast.lnd.lnrpc.ListInvoiceResponse;
import dev.holdfast.lnd.lnrpc.ListPaymentsRequest;
import dev.holdfast.lnd.lnrpc.ListPaymentsResponse;
import dev.holdfast.lnd.lnrpc.LookupHtlcResolutionRequest;
import dev.holdfast.lnd.lnrpc.LookupHtlcResolutionResponse;
import dev.holdfast.lnd.lnrpc.PayReq;
import dev.holdfast.lnd.lnrpc.PayReqString;
import dev.holdfast.lnd.lnrpc.PaymentHash;
import dev.holdfast.lnd.lnrpc.PendingChannelsRequest;
import dev.holdfast.lnd.lnrpc.PendingChannelsResponse;
import dev.holdfast.lnd.lnrpc.SignMessageRequest;
import dev.holdfast.lnd.lnrpc.SignMessageResponse;
import dev.holdfast.lnd.lnrpc.StopRequest;
import dev.holdfast.lnd.lnrpc.StopResponse;
import dev.holdfast.lnd.lnrpc.VerifyMessageRequest;
import dev.holdfast.lnd.lnrpc.VerifyMessageResponse;
import dev.holdfast.lnd.lnrpc.WalletBalanceRequest;
import dev.holdfast.lnd.lnrpc.WalletBalanceResponse;
import dev.holdfast.simulator.core.ChannelViews;
import dev.holdfast.simulator.core.LndErrors;
import dev.holdfast.simulator.core.NewInvoice;
import dev.holdfast.simulator.core.Node;
import dev.holdfast.simulator.core.NodeViews;
import dev.holdfast.simulator.core.World;
import io.grpc.stub.StreamObserver;
import java.util.HexFormat;
import java.util.function.Supplier;

/** LND's lnrpc.Lightning, as far as Holdfast calls it. */
final class LightningService extends LightningGrpc.LightningImplBase {
  /** Nothing here spends on-chain money; a wallet just must not look empty. */
  private static final long WALLET_SAT = 100_000_000;

  private final Calls calls;
  private final World world;
  private final Node node;
  private final Macaroons macaroons;
  private final Supplier<String> address;
  private final Runnable stop;
  private final SignedMessages messages;

  LightningService(
      Calls calls,
      World world,
      Node node,
      Macaroons macaroons,
      Supplier<String> address,
      Runnable stop) {
    this.calls = calls;
    this.world = world;
    this.node = node;
    this.macaroons = macaroons;
    this.address = address;
    this.stop = stop;
    this.messages = new SignedMessages(world, node);
  }

  @Override
  public void getInfo(GetInfoRequest request, StreamObserver<GetInfoResponse> observer) {
    calls.answer(observer, () -> NodeViews.info(node, world, address.get()));
  }

  @Override
  public void getDebugInfo(
      GetDebugInfoRequest request, StreamObserver<GetDebugInfoResponse> observer) {
    calls.answer(observer, () -> NodeViews.settings(node));
  }

  @Override
  public void walletBalance(
      WalletBalanceRequest request, StreamObserver<WalletBalanceResponse> observer) {
    calls.answer(
        observer,
        () ->
            WalletBalanceResponse.newBuilder()
                .setTotalBalance(WALLET_SAT)
                .setConfirmedBalance(WALLET_SAT)
                .build());
  }

  @Override
  public void channelBalance(
      ChannelBalanceRequest request, StreamObserver<ChannelBalanceResponse> observer) {
    calls.answer(observer, () -> ChannelViews.balance(node));
  }

  @Override
  public void listChannels(
      ListChannelsRequest request, StreamObserver<ListChannelsResponse> observer) {
    calls.answer(observer, () -> ChannelViews.list(node, request));
  }

  @Override
  public void pendingChannels(
      PendingChannelsRequest request, StreamObserver<PendingChannelsResponse> observer) {
    calls.answer(observer, () -> ChannelViews.pending(node));
  }

  @Override
  public void subscribeChannelEvents(
      ChannelEventSubscription request, StreamObserver<ChannelEventUpdate> observer) {
    calls.stream(observer, node.channelEvents()::add, node.channelEvents()::remove);
  }

  @Override
  public void decodePayReq(PayReqString request, StreamObserver<PayReq> observer) {
    calls.answer(observer, () -> PayReqs.decode(request.getPayReq()));
  }

  @Override
  public void addInvoice(Invoice request, StreamObserver<AddInvoiceResponse> observer) {
    calls.answer(
        observer,
        () -> {
          Invoice added = node.invoices().add(NewInvoice.of(request));
          return AddInvoiceResponse.newBuilder()
              .setRHash(added.getRHash())
              .setPaymentRequest(added.getPaymentRequest())
              .setAddIndex(added.getAddIndex())
              .setPaymentAddr(added.getPaymentAddr())
              .build();
        });
  }

  @Override
  public void listInvoices(
      ListInvoiceRequest request, StreamObserver<ListInvoiceResponse> observer) {
    calls.answer(observer, () -> node.invoices().list(request));
  }

  @Override
  public void lookupInvoice(PaymentHash request, StreamObserver<Invoice> observer) {
    calls.answer(
        observer,
        () -> {
          ByteString hash =
              request.getRHashStr().isEmpty()
                  ? request.getRHash()
                  : ByteString.copyFrom(HexFormat.of().parseHex(request.getRHashStr()));
          if (hash.size() != 32) {
            throw LndErrors.plain(
                "payment hash must be exactly 32 bytes, is instead " + hash.size());
          }
          return node.invoices().lookup(hash);
        });
  }

  @Override
  public void subscribeInvoices(InvoiceSubscription request, StreamObserver<Invoice> observer) {
    calls.stream(
        observer,
        sink -> node.invoices().watchAll(request.getAddIndex(), request.getSettleIndex(), sink),
        node.invoices()::unwatchAll);
  }

  @Override
  public void lookupHtlcResolution(
      LookupHtlcResolutionRequest request, StreamObserver<LookupHtlcResolutionResponse> observer) {
    calls.answer(
        observer,
        () -> node.resolution(new Node.HtlcKey(request.getChanId(), request.getHtlcIndex())));
  }

  @Override
  public void listPayments(
      ListPaymentsRequest request, StreamObserver<ListPaymentsResponse> observer) {
    calls.answer(observer, () -> node.payments().list(request));
  }

  @Override
  public void signMessage(
      SignMessageRequest request, StreamObserver<SignMessageResponse> observer) {
    calls.answer(observer, () -> messages.sign(request));
  }

  @Override
  public void verifyMessage(
      VerifyMessageRequest request, StreamObserver<VerifyMessageResponse> observer) {
    calls.answer(observer, () -> messages.verify(request));
  }

  @Override
  public void bakeMacaroon(
      BakeMacaroonRequest request, StreamObserver<BakeMacaroonResponse> observer) {
    calls.answer(
        observer,
        () -> BakeMacaroonResponse.newBuilder().setMacaroon(macaroons.bake(request)).build());
  }

  @Override
  public void stopDaemon(StopRequest request, StreamObserver<StopResponse> observer) {
    calls.answer(
        observer,
        () ->
            StopResponse.newBuilder()
                .setStatus("shutdown initiated, check logs for progress")
                .build());
    stop.run();
  }
}
