package dev.holdfast.sdk.wallet;

import com.google.protobuf.ByteString;
import dev.holdfast.lnd.lnrpc.ChannelBalanceRequest;
import dev.holdfast.lnd.lnrpc.GetInfoRequest;
import dev.holdfast.lnd.lnrpc.Invoice;
import dev.holdfast.lnd.lnrpc.LightningGrpc;
import dev.holdfast.lnd.lnrpc.PayReq;
import dev.holdfast.lnd.lnrpc.PayReqString;
import dev.holdfast.lnd.lnrpc.Payment;
import dev.holdfast.lnd.lnrpc.SignMessageRequest;
import dev.holdfast.lnd.routerrpc.RouterGrpc;
import dev.holdfast.lnd.routerrpc.SendPaymentRequest;
import dev.holdfast.lnd.routerrpc.TrackPaymentRequest;
import dev.holdfast.money.Msat;
import io.grpc.Context;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A wallet over LND's gRPC interface. Safe for use by many threads. Closing it does not stop what
 * it has sent: payments belong to the node.
 */
public final class LndWallet implements AutoCloseable {

  private static final int DEADLINE_SECONDS = 15;

  private final LndConnect node;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final ManagedChannel channel;

  private LndWallet(LndConnect node) {
    this.node = node;
    this.channel = LndChannel.open(node, threads);
  }

  /** Connects with the first call; see {@link LndConnect} for the address. */
  public static LndWallet connect(URI lndconnect) {
    return connect(lndconnect.toString());
  }

  public static LndWallet connect(String lndconnect) {
    return new LndWallet(LndConnect.parse(lndconnect));
  }

  /** The node's public key, 33 bytes in hex. */
  public String nodeId() {
    return ask(() -> lightning().getInfo(GetInfoRequest.getDefaultInstance()).getIdentityPubkey());
  }

  /** LND's {@code signmessage} by the node's key: a recoverable signature in zbase32. */
  public String signMessage(String message) {
    SignMessageRequest request =
        SignMessageRequest.newBuilder().setMsg(ByteString.copyFromUtf8(message)).build();
    return ask(() -> lightning().signMessage(request).getSignature());
  }

  /** What the node owns in its channels, without what is on its way. */
  public Msat balance() {
    return ask(() ->
        Msat.of(
            lightning()
                .channelBalance(ChannelBalanceRequest.getDefaultInstance())
                .getLocalBalance()
                .getMsat()));
  }

  /**
   * An invoice to be paid with.
   *
   * @param amount none for an invoice that any award can be paid to
   * @return BOLT11
   */
  public String createInvoice(@Nullable Msat amount, String memo, Duration expiry) {
    Invoice invoice =
        Invoice.newBuilder()
            .setValueMsat(amount == null ? 0 : amount.value())
            .setMemo(memo)
            .setExpiry(expiry.toSeconds())
            .build();
    return ask(() -> lightning().addInvoice(invoice).getPaymentRequest());
  }

  /** {@link #pay(List, PaymentLimits)} with the default limits. */
  public PaymentsInFlight pay(List<String> bolt11s) throws InterruptedException {
    return pay(bolt11s, PaymentLimits.DEFAULT);
  }

  /**
   * Pays all invoices at once, each of them once.
   *
   * @return when all are in flight with their whole amounts, or already at their ends
   * @throws WalletException where one cannot be paid: before anything was sent if it cannot be
   *     read, else with the others in flight, which come back when the market closes the order
   */
  public PaymentsInFlight pay(List<String> bolt11s, PaymentLimits limits)
      throws InterruptedException {
    if (bolt11s.isEmpty() || new HashSet<>(bolt11s).size() != bolt11s.size()) {
      throw new WalletException("there has to be an invoice to pay, and none of them twice");
    }
    List<PayReq> invoices = bolt11s.stream().map(this::decode).toList();
    List<OutgoingPayment> payments =
        IntStream.range(0, invoices.size())
            .mapToObj(i -> send(bolt11s.get(i), invoices.get(i), limits))
            .toList();
    return new PaymentsInFlight(payments)
        .awaitInFlight(limits.timeout().plusSeconds(DEADLINE_SECONDS));
  }

  /** What the node says of a payment now; none where it was never sent. */
  public Optional<PaymentStatus> status(String paymentHashHex) {
    TrackPaymentRequest request = track(paymentHashHex);
    try (Context.CancellableContext context = Context.current().withCancellation()) {
      return context.call(() ->
          Optional.of(
              PaymentStatus.of(
                  RouterGrpc.newBlockingStub(channel)
                      .withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS)
                      .trackPaymentV2(request)
                      .next())));
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() == Status.Code.NOT_FOUND) {
        return Optional.empty();
      }
      throw WalletException.of(node.node(), e);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new WalletException("the payment cannot be looked up", e);
    }
  }

  private PayReq decode(String bolt11) {
    PayReq invoice =
        ask(() -> lightning().decodePayReq(PayReqString.newBuilder().setPayReq(bolt11).build()));
    if (invoice.getNumMsat() == 0) {
      throw new WalletException("the invoice " + invoice.getPaymentHash() + " names no amount");
    }
    return invoice;
  }

  private OutgoingPayment send(String bolt11, PayReq invoice, PaymentLimits limits) {
    Msat amount = Msat.of(invoice.getNumMsat());
    OutgoingPayment payment =
        new OutgoingPayment(node.node(), invoice.getPaymentHash(), amount, this::follow);
    SendPaymentRequest request =
        SendPaymentRequest.newBuilder()
            .setPaymentRequest(bolt11)
            .setFeeLimitMsat(limits.feeLimit(amount).value())
            .setTimeoutSeconds(Math.toIntExact(limits.timeout().toSeconds()))
            .setMaxParts(limits.maxParts())
            .setCltvLimit(limits.cltvLimitBlocks())
            .build();
    // No deadline: the stream of a held payment lasts as long as the order.
    RouterGrpc.newStub(channel).sendPaymentV2(request, payment);
    return payment;
  }

  private void follow(String paymentHash, int tries, StreamObserver<Payment> observer) {
    Thread.ofVirtual()
        .start(() -> {
          try {
            Thread.sleep(Duration.ofMillis(100L * tries * tries));
            if (!channel.isShutdown()) {
              RouterGrpc.newStub(channel).trackPaymentV2(track(paymentHash), observer);
            }
          } catch (InterruptedException e) {
            observer.onError(Status.CANCELLED.withCause(e).asRuntimeException());
          }
        });
  }

  private static TrackPaymentRequest track(String paymentHashHex) {
    return TrackPaymentRequest.newBuilder()
        .setPaymentHash(ByteString.copyFrom(HexFormat.of().parseHex(paymentHashHex)))
        .build();
  }

  private LightningGrpc.LightningBlockingStub lightning() {
    return LightningGrpc.newBlockingStub(channel)
        .withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS);
  }

  private <T> T ask(Supplier<T> call) {
    try {
      return call.get();
    } catch (StatusRuntimeException e) {
      throw WalletException.of(node.node(), e);
    }
  }

  @Override
  public void close() {
    channel.shutdownNow();
    threads.shutdownNow();
  }
}
