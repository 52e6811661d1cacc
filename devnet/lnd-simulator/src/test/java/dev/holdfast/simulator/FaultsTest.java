package dev.holdfast.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.google.protobuf.ByteString;
import dev.holdfast.lnd.invoicesrpc.AddHoldInvoiceRequest;
import dev.holdfast.lnd.invoicesrpc.LookupInvoiceMsg;
import dev.holdfast.lnd.lnrpc.GetInfoRequest;
import dev.holdfast.lnd.lnrpc.Invoice;
import dev.holdfast.lnd.lnrpc.Payment;
import dev.holdfast.lnd.lnrpc.Payment.PaymentStatus;
import dev.holdfast.lnd.lnrpc.PaymentFailureReason;
import dev.holdfast.lnd.routerrpc.SendPaymentRequest;
import io.grpc.Status;
import io.grpc.Status.Code;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@SuppressWarnings("NullAway.Init")
class FaultsTest {
  private static SimulatedNetwork network;
  private static SimulatedNode node;
  private static Client market;
  private static Client provider;
  private static int count;

  @BeforeAll
  static void start() {
    network =
        SimulatedNetwork.start(
            NetworkOptions.market(List.of("market-1"), List.of("provider"), 10_000_000));
    node = network.node("market-1");
    market = new Client(node);
    provider = new Client(network.node("provider"));
  }

  @AfterEach
  void clear() {
    node.faults().clear();
  }

  @AfterAll
  static void stop() {
    market.close();
    provider.close();
    network.close();
  }

  @Test
  void a_lost_answer_leaves_the_effect_behind() {
    node.faults().loseAnswers("AddHoldInvoice", 1);
    AddHoldInvoiceRequest request = hold();
    Throwable seen =
        catchThrowable(() ->
            market
                .invoices()
                .withDeadlineAfter(300, TimeUnit.MILLISECONDS)
                .addHoldInvoice(request));
    assertThat(Status.fromThrowable(seen).getCode()).isEqualTo(Code.DEADLINE_EXCEEDED);
    assertThat(lookup(request.getHash()).getPaymentRequest()).startsWith("lnsb");
  }

  @Test
  void a_broken_answer_is_unavailable_and_leaves_the_effect_behind() {
    node.faults().breakAnswers("AddHoldInvoice", 1);
    AddHoldInvoiceRequest request = hold();
    Throwable seen = catchThrowable(() -> market.invoices().addHoldInvoice(request));
    assertThat(Status.fromThrowable(seen).getCode()).isEqualTo(Code.UNAVAILABLE);
    assertThat(lookup(request.getHash()).getValueMsat()).isEqualTo(1_000_000);
  }

  @Test
  void an_unknown_error_can_come_after_the_payment_was_stored() {
    node.faults().breakAnswers("SendPaymentV2", 1, Status.UNKNOWN.withDescription("disk full"));
    String request = invoice(1_000_000);
    Throwable seen = catchThrowable(() -> pay(request));
    assertThat(Status.fromThrowable(seen).getDescription()).isEqualTo("disk full");
    Throwable again = catchThrowable(() -> pay(request));
    assertThat(Status.fromThrowable(again).getCode()).isEqualTo(Code.ALREADY_EXISTS);
  }

  @Test
  void a_refused_call_leaves_nothing_behind_and_the_next_one_works() {
    node.faults().refuse("AddHoldInvoice", 1);
    AddHoldInvoiceRequest request = hold();
    Throwable seen = catchThrowable(() -> market.invoices().addHoldInvoice(request));
    assertThat(Status.fromThrowable(seen).getCode()).isEqualTo(Code.UNAVAILABLE);
    assertThat(Status.fromThrowable(catchThrowable(() -> lookup(request.getHash()))).getCode())
        .isEqualTo(Code.NOT_FOUND);
    assertThat(market.invoices().addHoldInvoice(request).getAddIndex()).isPositive();
  }

  @Test
  void a_payment_whose_answer_is_lost_is_paid_all_the_same() {
    node.faults().loseAnswers("SendPaymentV2", 1);
    String request = invoice(1_000_000);
    Throwable seen =
        catchThrowable(() ->
            market
                .router()
                .withDeadlineAfter(300, TimeUnit.MILLISECONDS)
                .sendPaymentV2(payment(request))
                .hasNext());
    assertThat(Status.fromThrowable(seen).getCode()).isEqualTo(Code.DEADLINE_EXCEEDED);
    Throwable again = catchThrowable(() -> pay(request));
    assertThat(Status.fromThrowable(again).getDescription()).isEqualTo("invoice is already paid");
  }

  @Test
  void a_delayed_call_waits_and_works() {
    node.faults().delay("GetInfo", Duration.ofMillis(400));
    Throwable seen =
        catchThrowable(() ->
            market
                .lightning()
                .withDeadlineAfter(100, TimeUnit.MILLISECONDS)
                .getInfo(GetInfoRequest.getDefaultInstance()));
    assertThat(Status.fromThrowable(seen).getCode()).isEqualTo(Code.DEADLINE_EXCEEDED);
    assertThat(market.lightning().getInfo(GetInfoRequest.getDefaultInstance()).getAlias())
        .isEqualTo("market-1");
  }

  @Test
  void an_unsynced_node_says_so() {
    node.faults().notSynced(true);
    assertThat(market.lightning().getInfo(GetInfoRequest.getDefaultInstance()).getSyncedToChain())
        .isFalse();
  }

  @Test
  void stuck_payments_stay_in_flight_until_they_are_let_go() {
    node.faults().keepPaymentsInFlight(true);
    Iterator<Payment> paying = market.router().sendPaymentV2(payment(invoice(1_000_000)));
    assertThat(paying.next().getStatus()).isEqualTo(PaymentStatus.IN_FLIGHT);
    assertThat(node.pendingHtlcs()).isEqualTo(1);
    node.faults().keepPaymentsInFlight(false);
    assertThat(last(paying).getStatus()).isEqualTo(PaymentStatus.SUCCEEDED);
    assertThat(node.pendingHtlcs()).isZero();
  }

  @Test
  void a_payment_fails_with_the_reason_asked_for_and_can_be_sent_again() {
    node.faults().failPayments(PaymentFailureReason.FAILURE_REASON_TIMEOUT, 1);
    String request = invoice(1_000_000);
    Payment failed = pay(request);
    assertThat(failed.getStatus()).isEqualTo(PaymentStatus.FAILED);
    assertThat(failed.getFailureReason()).isEqualTo(PaymentFailureReason.FAILURE_REASON_TIMEOUT);
    assertThat(pay(request).getStatus()).isEqualTo(PaymentStatus.SUCCEEDED);
  }

  @Test
  void a_payment_is_sent_in_as_many_parts_as_asked_for() {
    node.faults().payInParts(7);
    Payment paid = pay(invoice(1_000_000));
    assertThat(paid.getStatus()).isEqualTo(PaymentStatus.SUCCEEDED);
    assertThat(paid.getHtlcsCount()).isEqualTo(7);
  }

  @Test
  void calls_are_counted() {
    int before = node.faults().calls("AddHoldInvoice");
    assertThat(market.invoices().addHoldInvoice(hold()).getAddIndex()).isPositive();
    assertThat(node.faults().calls("AddHoldInvoice")).isEqualTo(before + 1);
  }

  private static AddHoldInvoiceRequest hold() {
    byte[] hash = new byte[32];
    hash[0] = (byte) ++count;
    return AddHoldInvoiceRequest.newBuilder()
        .setHash(ByteString.copyFrom(hash))
        .setValueMsat(1_000_000)
        .build();
  }

  private static Invoice lookup(ByteString hash) {
    return market
        .invoices()
        .lookupInvoiceV2(LookupInvoiceMsg.newBuilder().setPaymentHash(hash).build());
  }

  private static String invoice(long msat) {
    return provider
        .lightning()
        .addInvoice(Invoice.newBuilder().setValueMsat(msat).build())
        .getPaymentRequest();
  }

  private static SendPaymentRequest payment(String request) {
    return SendPaymentRequest.newBuilder().setPaymentRequest(request).setMaxParts(8).build();
  }

  private static Payment pay(String request) {
    return last(market.router().sendPaymentV2(payment(request)));
  }

  private static Payment last(Iterator<Payment> stream) {
    Payment last = stream.next();
    while (stream.hasNext()) {
      last = stream.next();
    }
    return last;
  }
}
