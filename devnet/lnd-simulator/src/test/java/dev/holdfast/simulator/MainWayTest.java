package dev.holdfast.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.holdfast.lnd.invoicesrpc.AddHoldInvoiceRequest;
import dev.holdfast.lnd.invoicesrpc.CancelInvoiceMsg;
import dev.holdfast.lnd.invoicesrpc.LookupInvoiceMsg;
import dev.holdfast.lnd.invoicesrpc.SettleInvoiceMsg;
import dev.holdfast.lnd.lnrpc.Invoice;
import dev.holdfast.lnd.lnrpc.Invoice.InvoiceState;
import dev.holdfast.lnd.lnrpc.Payment;
import dev.holdfast.lnd.lnrpc.Payment.PaymentStatus;
import dev.holdfast.lnd.lnrpc.PaymentFailureReason;
import dev.holdfast.lnd.routerrpc.SendPaymentRequest;
import fr.acinq.bitcoin.Crypto;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@SuppressWarnings("NullAway.Init")
class MainWayTest {
  private static SimulatedNetwork network;
  private static Client market;
  private static Client buyer;
  private static Client provider;

  @BeforeAll
  static void start() {
    network =
        SimulatedNetwork.start(
            NetworkOptions.market(List.of("market-1"), List.of("buyer", "provider"), 10_000_000));
    market = new Client(network.node("market-1"));
    buyer = new Client(network.node("buyer"));
    provider = new Client(network.node("provider"));
  }

  @AfterAll
  static void stop() {
    market.close();
    buyer.close();
    provider.close();
    network.close();
  }

  @Test
  void a_hold_is_locked_then_the_provider_is_paid_then_the_hold_is_settled() {
    long before = network.node("market-1").balanceMsat();
    ByteString preimage = ByteString.copyFrom(Crypto.sha256(new byte[] {1}));
    String request = hold(preimage, 100_000_000);
    Iterator<Payment> paying = pay(buyer, request);
    assertThat(paying.next().getStatus()).isEqualTo(PaymentStatus.IN_FLIGHT);
    awaitState(preimage, InvoiceState.ACCEPTED);
    assertThat(lookup(preimage).getHtlcs(0).getAmtMsat()).isEqualTo(100_000_000);

    String payout =
        provider
            .lightning()
            .addInvoice(Invoice.newBuilder().setValueMsat(99_000_000).build())
            .getPaymentRequest();
    assertThat(last(pay(market, payout)).getStatus()).isEqualTo(PaymentStatus.SUCCEEDED);
    market.invoices().settleInvoice(SettleInvoiceMsg.newBuilder().setPreimage(preimage).build());
    assertThat(last(paying).getStatus()).isEqualTo(PaymentStatus.SUCCEEDED);
    assertThat(network.node("market-1").balanceMsat() - before).isEqualTo(1_000_000);
    assertThat(network.node("market-1").pendingHtlcs()).isZero();
  }

  @Test
  void a_cancelled_hold_gives_the_money_back() {
    long before = network.node("buyer").balanceMsat();
    ByteString preimage = ByteString.copyFrom(Crypto.sha256(new byte[] {2}));
    Iterator<Payment> paying = pay(buyer, hold(preimage, 5_000_000));
    paying.next();
    awaitState(preimage, InvoiceState.ACCEPTED);
    market
        .invoices()
        .cancelInvoice(CancelInvoiceMsg.newBuilder().setPaymentHash(hash(preimage)).build());
    Payment end = last(paying);
    assertThat(end.getStatus()).isEqualTo(PaymentStatus.FAILED);
    assertThat(end.getFailureReason())
        .isEqualTo(PaymentFailureReason.FAILURE_REASON_INCORRECT_PAYMENT_DETAILS);
    assertThat(network.node("buyer").balanceMsat()).isEqualTo(before);
  }

  @Test
  void many_holds_live_side_by_side_and_each_is_found() {
    for (int i = 0; i < 1000; i++) {
      assertThat(hold(preimage("many" + i), 1_000_000)).startsWith("lnsb");
    }
    assertThat(lookup(preimage("many500")).getState()).isEqualTo(InvoiceState.OPEN);
  }

  private static ByteString preimage(String seed) {
    return ByteString.copyFrom(Crypto.sha256(seed.getBytes(StandardCharsets.UTF_8)));
  }

  private static ByteString hash(ByteString preimage) {
    return ByteString.copyFrom(Crypto.sha256(preimage.toByteArray()));
  }

  private static String hold(ByteString preimage, long msat) {
    return market
        .invoices()
        .addHoldInvoice(
            AddHoldInvoiceRequest.newBuilder()
                .setHash(hash(preimage))
                .setValueMsat(msat)
                .setCltvExpiry(144)
                .setExpiry(600)
                .build())
        .getPaymentRequest();
  }

  private static Iterator<Payment> pay(Client payer, String request) {
    return payer
        .router()
        .sendPaymentV2(
            SendPaymentRequest.newBuilder()
                .setPaymentRequest(request)
                .setTimeoutSeconds(30)
                .setFeeLimitMsat(10_000)
                .build());
  }

  private static Payment last(Iterator<Payment> stream) {
    Payment last = stream.next();
    while (stream.hasNext()) {
      last = stream.next();
    }
    return last;
  }

  private static Invoice lookup(ByteString preimage) {
    return market
        .invoices()
        .lookupInvoiceV2(LookupInvoiceMsg.newBuilder().setPaymentHash(hash(preimage)).build());
  }

  private static void awaitState(ByteString preimage, InvoiceState state) {
    for (int i = 0; i < 1000 && lookup(preimage).getState() != state; i++) {
      Thread.onSpinWait();
    }
    assertThat(lookup(preimage).getState()).isEqualTo(state);
  }
}
