package dev.holdfast.lndcontract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.lnd.lnrpc.Invoice;
import dev.holdfast.lnd.lnrpc.Payment;
import dev.holdfast.lnd.lnrpc.Payment.PaymentStatus;
import dev.holdfast.lnd.lnrpc.PaymentFailureReason;
import dev.holdfast.lnd.routerrpc.SendPaymentRequest;
import io.grpc.Status.Code;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaymentRefusalsTest extends Contract {
  @Test
  void an_expired_invoice_is_refused_before_anything_is_sent() {
    String request = shortLived();
    DEVNET.letTimePass(Duration.ofSeconds(3));
    refused(payment(request), "invoice expired. Valid until ");
  }

  @Test
  void expired_is_said_before_already_paid_so_it_does_not_mean_unpaid() {
    String request = shortLived();
    assertThat(pay(MARKET, request).last().getStatus()).isEqualTo(PaymentStatus.SUCCEEDED);
    DEVNET.letTimePass(Duration.ofSeconds(3));
    refused(payment(request), "invoice expired. Valid until ");
  }

  @Test
  void a_node_does_not_pay_itself() {
    refused(payment(addInvoice(MARKET, 1_000)), "self-payments not allowed");
  }

  @Test
  void a_cltv_limit_over_the_nodes_maximum_is_refused() {
    refused(
        payment(addInvoice(PAYEE, 1_000_000)).setCltvLimit(2017),
        "total time lock of 2017 exceeds max allowed 2016");
  }

  @Test
  void an_amount_beside_the_invoices_own_is_refused() {
    refused(
        payment(addInvoice(PAYEE, 1_000_000)).setAmtMsat(1_000_000),
        "amount must not be specified when paying a non-zero amount invoice");
  }

  @Test
  void an_invoice_without_an_amount_needs_one() {
    String request = addInvoice(PAYEE, 0);
    refused(payment(request), "amount must be specified when paying a zero amount invoice");
    Payment paid = pay(MARKET, payment(request).setAmtMsat(777_777)).last();
    assertThat(paid.getStatus()).isEqualTo(PaymentStatus.SUCCEEDED);
    assertThat(paid.getValueMsat()).isEqualTo(777_777);
  }

  @Test
  void a_cltv_limit_of_83_is_too_small_for_an_invoice_of_80() {
    refused(
        payment(addInvoice(PAYEE, 1_000_000)).setCltvLimit(83),
        "cltv limit 83 should be greater than 83");
  }

  @Test
  void a_cltv_limit_of_84_reaches_a_direct_peer() {
    assertThat(
            pay(MARKET, payment(addInvoice(PAYEE, 1_000_000)).setCltvLimit(84)).last().getStatus())
        .isEqualTo(PaymentStatus.SUCCEEDED);
  }

  @Test
  void each_further_hop_needs_about_80_blocks_more() {
    String request = addInvoice(PAYEE, 1_000_000);
    Payment failed = pay(PAYER, payment(request).setCltvLimit(162)).last();
    assertThat(failed.getFailureReason()).isEqualTo(PaymentFailureReason.FAILURE_REASON_NO_ROUTE);
    assertThat(pay(PAYER, payment(request).setCltvLimit(164)).last().getStatus())
        .isEqualTo(PaymentStatus.SUCCEEDED);
  }

  @Test
  void without_a_fee_limit_only_free_routes_are_taken() {
    String request = addInvoice(PAYEE, 1_000_000);
    Payment failed = pay(PAYER, payment(request).clearFeeLimitMsat()).last();
    assertThat(failed.getFailureReason()).isEqualTo(PaymentFailureReason.FAILURE_REASON_NO_ROUTE);
    Payment paid = pay(PAYER, payment(request).setFeeLimitMsat(1_001)).last();
    assertThat(paid.getStatus()).isEqualTo(PaymentStatus.SUCCEEDED);
    assertThat(paid.getFeeMsat()).isEqualTo(1_001);
  }

  @Test
  void a_request_that_is_no_payment_request_is_refused() {
    refused(payment("lnsb1notarequest"), "");
  }

  private static String shortLived() {
    return PAYEE
        .lightning()
        .addInvoice(Invoice.newBuilder().setValueMsat(1_000_000).setExpiry(2).build())
        .getPaymentRequest();
  }

  private static void refused(SendPaymentRequest.Builder request, String text) {
    assertRefused(pay(MARKET, request).awaitEnd(), Code.UNKNOWN, text);
  }
}
