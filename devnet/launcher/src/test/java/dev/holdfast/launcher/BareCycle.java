package dev.holdfast.launcher;

import com.google.protobuf.ByteString;
import dev.holdfast.lnd.invoicesrpc.AddHoldInvoiceRequest;
import dev.holdfast.lnd.invoicesrpc.InvoicesGrpc;
import dev.holdfast.lnd.invoicesrpc.SettleInvoiceMsg;
import dev.holdfast.lnd.invoicesrpc.SubscribeSingleInvoiceRequest;
import dev.holdfast.lnd.lnrpc.Invoice;
import dev.holdfast.lnd.lnrpc.Payment;
import dev.holdfast.lnd.routerrpc.RouterGrpc;
import dev.holdfast.lnd.routerrpc.SendPaymentRequest;
import dev.holdfast.money.Msat;
import dev.holdfast.sdk.wallet.LndWallet;
import io.grpc.ManagedChannel;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;

/** What an order is without a market: hold invoice, payment, payout and settling by gRPC alone. */
final class BareCycle implements AutoCloseable {
  private final ManagedChannel market;
  private final LndWallet pays;
  private final LndWallet earns;

  BareCycle(LndNode market, LndWallet pays, LndWallet earns) {
    this.market = market.connect();
    this.pays = pays;
    this.earns = earns;
  }

  StepTimes run(Msat price, Msat due) throws Exception {
    byte[] preimage = new byte[32];
    new SecureRandom().nextBytes(preimage);
    ByteString hash = ByteString.copyFrom(MessageDigest.getInstance("SHA-256").digest(preimage));
    InvoicesGrpc.InvoicesBlockingStub invoices = InvoicesGrpc.newBlockingStub(market);
    String payout = earns.createInvoice(due, "for my work", Duration.ofHours(12));
    long began = System.nanoTime();
    String request =
        invoices
            .addHoldInvoice(
                AddHoldInvoiceRequest.newBuilder()
                    .setHash(hash)
                    .setValueMsat(price.value())
                    .setCltvExpiry(80)
                    .setExpiry(600)
                    .build())
            .getPaymentRequest();
    long payable = System.nanoTime();
    Iterator<Invoice> states =
        invoices.subscribeSingleInvoice(
            SubscribeSingleInvoiceRequest.newBuilder().setRHash(hash).build());
    pays.pay(List.of(request));
    while (states.next().getState() != Invoice.InvoiceState.ACCEPTED) {
      continue;
    }
    long locked = System.nanoTime();
    Payment last = Payment.getDefaultInstance();
    Iterator<Payment> sending =
        RouterGrpc.newBlockingStub(market)
            .sendPaymentV2(
                SendPaymentRequest.newBuilder()
                    .setPaymentRequest(payout)
                    .setTimeoutSeconds(60)
                    .setFeeLimitMsat(10_000)
                    .setMaxParts(16)
                    .setCltvLimit(300)
                    .build());
    while (sending.hasNext()) {
      last = sending.next();
    }
    if (last.getStatus() != Payment.PaymentStatus.SUCCEEDED) {
      throw new IllegalStateException("the payout is " + last.getStatus());
    }
    if (invoices.settleInvoice(
            SettleInvoiceMsg.newBuilder().setPreimage(ByteString.copyFrom(preimage)).build())
        == null) {
      throw new IllegalStateException("not settled");
    }
    return new StepTimes(payable - began, locked - payable, System.nanoTime() - locked);
  }

  @Override
  public void close() {
    market.shutdownNow();
  }
}
