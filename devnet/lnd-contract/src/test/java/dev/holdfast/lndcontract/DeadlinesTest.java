package dev.holdfast.lndcontract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.lnd.lnrpc.GetDebugInfoRequest;
import dev.holdfast.lnd.lnrpc.Invoice.InvoiceState;
import dev.holdfast.lnd.lnrpc.InvoiceHTLC;
import dev.holdfast.lnd.lnrpc.Payment;
import dev.holdfast.lnd.lnrpc.Payment.PaymentStatus;
import dev.holdfast.lnd.routerrpc.SendPaymentRequest;
import dev.holdfast.lndcontract.LightningDevnet.Role;
import io.grpc.Status.Code;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeadlinesTest extends Contract {
  @Test
  void a_hold_knows_the_height_it_was_accepted_at_and_expires_after_cltv_plus_3() {
    Hold hold = Hold.fresh();
    accepted(hold, 1_000_000);
    InvoiceHTLC htlc = lookup(hold).getHtlcs(0);
    assertThat(htlc.getAcceptHeight()).isEqualTo(height());
    assertThat(htlc.getExpiryHeight()).isEqualTo(height() + 80 + 3);
    cancel(hold);
  }

  @Test
  void lnd_cancels_an_accepted_hold_at_the_delta_before_its_expiry_and_not_a_block_earlier() {
    Hold hold = Hold.fresh();
    Recorder<SendPaymentRequest, Payment> paying = accepted(hold, 1_000_000);
    int end = lookup(hold).getHtlcs(0).getExpiryHeight() - holdExpiryDelta();
    DEVNET.mine(end - 1 - height());
    assertThat(stateOf(hold)).isEqualTo(InvoiceState.ACCEPTED);
    DEVNET.mine(1);
    awaitTrue(() -> stateOf(hold) == InvoiceState.CANCELED);
    assertThat(paying.last().getStatus()).isEqualTo(PaymentStatus.FAILED);
    assertRefused(() -> settle(hold), Code.UNKNOWN, "invoice already canceled");
  }

  @Test
  void the_settings_that_deadlines_depend_on_can_be_read() {
    Map<String, String> config = config();
    assertThat(config).containsEntry("max-cltv-expiry", "2016").containsKey("rejecthtlc");
    assertThat(config).containsEntry("protocol.zero-conf", "false");
    assertThat(holdExpiryDelta()).isEqualTo(18);
  }

  @Test
  void the_clock_ends_only_open_holds() {
    Hold open = Hold.fresh();
    Hold held = Hold.fresh();
    String request = addShort(held);
    assertThat(addShort(open)).isNotEmpty();
    pay(PAYER, request);
    awaitTrue(() -> stateOf(held) == InvoiceState.ACCEPTED);
    DEVNET.letTimePass(Duration.ofSeconds(6));
    awaitTrue(() -> stateOf(open) == InvoiceState.CANCELED);
    assertThat(stateOf(held)).isEqualTo(InvoiceState.ACCEPTED);
    cancel(held);
  }

  @Test
  void a_deadline_missed_while_the_node_was_down_is_acted_on_after_its_start() {
    Hold hold = Hold.fresh();
    Recorder<SendPaymentRequest, Payment> paying = accepted(hold, 1_000_000);
    int end = lookup(hold).getHtlcs(0).getExpiryHeight() - holdExpiryDelta();
    int blocks = end - height();
    stop(Role.MARKET);
    DEVNET.mine(blocks);
    start(Role.MARKET, MARKET);
    awaitTrue(() -> stateOf(hold) == InvoiceState.CANCELED);
    assertThat(paying.last().getStatus()).isEqualTo(PaymentStatus.FAILED);
  }

  @Test
  void a_hold_past_its_deadline_can_still_be_settled_at_the_first_answer_after_a_start() {
    Hold hold = Hold.fresh();
    Recorder<SendPaymentRequest, Payment> paying = accepted(hold, 1_000_000);
    int end = lookup(hold).getHtlcs(0).getExpiryHeight() - holdExpiryDelta();
    int blocks = end - height();
    stop(Role.MARKET);
    DEVNET.mine(blocks);
    start(Role.MARKET, MARKET);
    awaitTrue(() -> {
      MARKET.reconnect();
      settle(hold);
      return true;
    });
    assertThat(stateOf(hold)).isEqualTo(InvoiceState.SETTLED);
    assertThat(paying.last().getStatus()).isEqualTo(PaymentStatus.SUCCEEDED);
    awaitActive(MARKET);
  }

  private static String addShort(Hold hold) {
    return MARKET
        .invoices()
        .addHoldInvoice(hold.request(1_000_000).setExpiry(5).build())
        .getPaymentRequest();
  }

  private static int holdExpiryDelta() {
    return Integer.parseInt(config().getOrDefault("invoices.holdexpirydelta", "0"));
  }

  private static Map<String, String> config() {
    return MARKET.lightning().getDebugInfo(GetDebugInfoRequest.getDefaultInstance()).getConfigMap();
  }
}
