package dev.holdfast.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.google.protobuf.ByteString;
import dev.holdfast.lnd.invoicesrpc.AddHoldInvoiceRequest;
import dev.holdfast.lnd.invoicesrpc.CancelInvoiceMsg;
import dev.holdfast.lnd.invoicesrpc.SettleInvoiceMsg;
import dev.holdfast.lnd.lnrpc.GetInfoRequest;
import dev.holdfast.lnd.lnrpc.Invoice;
import dev.holdfast.lnd.lnrpc.ListChannelsRequest;
import dev.holdfast.lnd.lnrpc.LookupHtlcResolutionRequest;
import dev.holdfast.lnd.lnrpc.LookupHtlcResolutionResponse;
import dev.holdfast.lnd.lnrpc.Payment;
import dev.holdfast.lnd.lnrpc.Payment.PaymentStatus;
import dev.holdfast.lnd.lnrpc.PaymentFailureReason;
import dev.holdfast.lnd.lnrpc.PaymentHash;
import dev.holdfast.lnd.lnrpc.PendingChannelsRequest;
import dev.holdfast.lnd.lnrpc.WalletState;
import dev.holdfast.lnd.routerrpc.SendPaymentRequest;
import fr.acinq.bitcoin.Crypto;
import io.grpc.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@SuppressWarnings("NullAway.Init")
class NodeLifeTest {
  private static final ByteString PREIMAGE = ByteString.copyFrom(Crypto.sha256(new byte[] {7}));
  private static final ByteString HASH = ByteString.copyFrom(Crypto.sha256(PREIMAGE.toByteArray()));

  private final List<Client> clients = new ArrayList<>();
  private SimulatedNetwork network;

  @BeforeEach
  void start() {
    network =
        SimulatedNetwork.start(
            NetworkOptions.network()
                .node("market", s -> s.withCollectCancelled(true).withRejectHtlc(true))
                .node("payer", s -> s.withMaxHtlcs(3))
                .channel("payer", "market", 10_000_000, 5_000_000));
  }

  @AfterEach
  void stop() {
    clients.forEach(Client::close);
    network.close();
  }

  @Test
  void a_node_that_waits_to_start_or_is_locked_or_starts_up_says_so() {
    SimulatedNode market = network.node("market");
    market.stop();
    assertThat(answerAt(market, WalletState.WAITING_TO_START))
        .isEqualTo("waiting to start, RPC services not available");
    assertThat(answerAt(market, WalletState.LOCKED))
        .isEqualTo("wallet locked, unlock it to enable full RPC access");
    assertThat(answerAt(market, WalletState.UNLOCKED))
        .startsWith("the RPC server is in the process of starting up");
    market.startAgain();
  }

  @Test
  void a_decided_hold_is_settled_by_a_node_that_is_not_active_yet() {
    SimulatedNode market = network.node("market");
    Iterator<Payment> paying = hold(PREIMAGE);
    market.stop();
    market.startAgain(WalletState.RPC_ACTIVE);
    awaitState(market, WalletState.RPC_ACTIVE);
    try (Client client = new Client(market)) {
      assertThat(
              client
                  .invoices()
                  .settleInvoice(SettleInvoiceMsg.newBuilder().setPreimage(PREIMAGE).build()))
          .isNotNull();
    }
    assertThat(market.pendingHtlcs()).isEqualTo(1);
    market.goOn();
    assertThat(last(paying).getStatus()).isEqualTo(PaymentStatus.SUCCEEDED);
    assertThat(market.pendingHtlcs()).isZero();
  }

  @Test
  void a_payment_settled_after_its_timeout_succeeds_with_the_reason_timeout() {
    Iterator<Payment> paying = hold(PREIMAGE);
    network.advance(Duration.ofSeconds(61));
    try (Client client = new Client(network.node("market"))) {
      assertThat(
              client
                  .invoices()
                  .settleInvoice(SettleInvoiceMsg.newBuilder().setPreimage(PREIMAGE).build()))
          .isNotNull();
    }
    Payment paid = last(paying);
    assertThat(paid.getStatus()).isEqualTo(PaymentStatus.SUCCEEDED);
    assertThat(paid.getFailureReason()).isEqualTo(PaymentFailureReason.FAILURE_REASON_TIMEOUT);
  }

  @Test
  void a_channel_whose_slots_are_taken_carries_no_more_payments() {
    for (byte i = 0; i < 3; i++) {
      hold(ByteString.copyFrom(Crypto.sha256(new byte[] {20, i})));
    }
    assertThat(network.node("payer").pendingHtlcs()).isEqualTo(3);
    Payment failed = last(hold(ByteString.copyFrom(Crypto.sha256(new byte[] {21}))));
    assertThat(failed.getStatus()).isEqualTo(PaymentStatus.FAILED);
  }

  @Test
  void a_node_that_collects_cancelled_holds_lets_their_hash_be_added_again() {
    hold(PREIMAGE);
    try (Client client = new Client(network.node("market"))) {
      assertThat(
              client
                  .invoices()
                  .cancelInvoice(CancelInvoiceMsg.newBuilder().setPaymentHash(HASH).build()))
          .isNotNull();
      assertThat(client.invoices().addHoldInvoice(request(HASH)).getAddIndex()).isEqualTo(2);
    }
  }

  @Test
  void an_htlc_waits_for_a_channel_that_is_down() {
    long channel = network.openChannel("payer", "market", 1_000_000, 500_000);
    Iterator<Payment> paying = hold(PREIMAGE);
    long first = firstChannel();
    network.setChannelActive(first, false);
    network.setChannelActive(channel, false);
    try (Client client = new Client(network.node("market"))) {
      assertThat(
              client
                  .invoices()
                  .settleInvoice(SettleInvoiceMsg.newBuilder().setPreimage(PREIMAGE).build()))
          .isNotNull();
    }
    assertThat(network.node("market").pendingHtlcs()).isEqualTo(1);
    network.setChannelActive(first, true);
    network.setChannelActive(channel, true);
    assertThat(last(paying).getStatus()).isEqualTo(PaymentStatus.SUCCEEDED);
  }

  @Test
  void a_hold_on_a_closing_channel_is_claimed_on_chain_once_it_is_settled() {
    Iterator<Payment> paying = hold(PREIMAGE);
    SimulatedNode market = network.node("market");
    try (Client client = new Client(market)) {
      Invoice held = client.lightning().lookupInvoice(byHash());
      network.forceClose(firstChannel());
      PendingChannelsRequest all = PendingChannelsRequest.getDefaultInstance();
      assertThat(client.lightning().pendingChannels(all).getWaitingCloseChannelsList()).hasSize(1);
      network.mine(1);
      assertThat(client.lightning().pendingChannels(all).getPendingForceClosingChannelsList())
          .hasSize(1);
      assertThat(
              client
                  .invoices()
                  .settleInvoice(SettleInvoiceMsg.newBuilder().setPreimage(PREIMAGE).build()))
          .isNotNull();
      assertThat(market.pendingHtlcs()).isEqualTo(1);
      network.mine(1);
      assertThat(market.pendingHtlcs()).isZero();
      LookupHtlcResolutionResponse end =
          client
              .lightning()
              .lookupHtlcResolution(
                  LookupHtlcResolutionRequest.newBuilder()
                      .setChanId(held.getHtlcs(0).getChanId())
                      .setHtlcIndex(held.getHtlcs(0).getHtlcIndex())
                      .build());
      assertThat(end.getSettled()).isTrue();
      assertThat(end.getOffchain()).isFalse();
    }
    assertThat(last(paying).getStatus()).isEqualTo(PaymentStatus.SUCCEEDED);
  }

  @Test
  void a_refused_hold_on_a_closing_channel_goes_back_only_at_its_expiry() {
    Iterator<Payment> paying = hold(PREIMAGE);
    network.forceClose(firstChannel());
    try (Client client = new Client(network.node("market"))) {
      assertThat(
              client
                  .invoices()
                  .cancelInvoice(CancelInvoiceMsg.newBuilder().setPaymentHash(HASH).build()))
          .isNotNull();
    }
    network.mine(82);
    assertThat(network.node("payer").pendingHtlcs()).isEqualTo(1);
    network.mine(1);
    assertThat(network.node("payer").pendingHtlcs()).isZero();
    assertThat(last(paying).getStatus()).isEqualTo(PaymentStatus.FAILED);
  }

  private static PaymentHash byHash() {
    return PaymentHash.newBuilder().setRHash(HASH).build();
  }

  private long firstChannel() {
    try (Client client = new Client(network.node("market"))) {
      return client
          .lightning()
          .listChannels(ListChannelsRequest.getDefaultInstance())
          .getChannels(0)
          .getChanId();
    }
  }

  private static String answerAt(SimulatedNode node, WalletState state) {
    node.startAgain(state);
    awaitState(node, state);
    try (Client client = new Client(node)) {
      Throwable seen =
          catchThrowable(() -> client.lightning().getInfo(GetInfoRequest.getDefaultInstance()));
      return String.valueOf(Status.fromThrowable(seen).getDescription());
    } finally {
      node.stop();
    }
  }

  private static void awaitState(SimulatedNode node, WalletState state) {
    long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (node.state() != state && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    assertThat(node.state()).isEqualTo(state);
  }

  private static AddHoldInvoiceRequest request(ByteString hash) {
    return AddHoldInvoiceRequest.newBuilder()
        .setHash(hash)
        .setValueMsat(1_000_000)
        .setExpiry(3600)
        .build();
  }

  /** Adds a hold and pays it. */
  private Iterator<Payment> hold(ByteString preimage) {
    ByteString hash = ByteString.copyFrom(Crypto.sha256(preimage.toByteArray()));
    String request;
    try (Client client = new Client(network.node("market"))) {
      request = client.invoices().addHoldInvoice(request(hash)).getPaymentRequest();
    }
    Client payer = new Client(network.node("payer"));
    clients.add(payer);
    Iterator<Payment> stream =
        payer
            .router()
            .sendPaymentV2(SendPaymentRequest.newBuilder().setPaymentRequest(request).build());
    assertThat(stream.next().getStatus()).isEqualTo(PaymentStatus.IN_FLIGHT);
    return stream;
  }

  private static Payment last(Iterator<Payment> stream) {
    Payment last = Payment.getDefaultInstance();
    while (stream.hasNext()) {
      last = stream.next();
    }
    return last;
  }
}
