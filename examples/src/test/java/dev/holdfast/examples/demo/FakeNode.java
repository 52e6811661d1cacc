package dev.holdfast.examples.demo;

import com.google.protobuf.ByteString;
import dev.holdfast.lnd.invoicesrpc.AddHoldInvoiceRequest;
import dev.holdfast.lnd.invoicesrpc.CancelInvoiceMsg;
import dev.holdfast.lnd.invoicesrpc.InvoicesGrpc;
import dev.holdfast.lnd.invoicesrpc.LookupInvoiceMsg;
import dev.holdfast.lnd.invoicesrpc.SettleInvoiceMsg;
import dev.holdfast.lnd.lnrpc.Invoice.InvoiceState;
import dev.holdfast.lnd.lnrpc.Payment;
import dev.holdfast.lnd.routerrpc.RouterGrpc;
import dev.holdfast.lnd.routerrpc.SendPaymentRequest;
import dev.holdfast.money.Msat;
import dev.holdfast.simulator.SimulatedNode;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Iterator;
import javax.net.ssl.SSLException;

/** What a market does with its node, without any of a market's care. */
final class FakeNode implements AutoCloseable {

  /** A hold invoice. */
  record Hold(ByteString preimage, ByteString hash, Msat amount, String paymentRequest) {}

  private final SecureRandom random = new SecureRandom();
  private final ManagedChannel channel;

  FakeNode(SimulatedNode node) {
    Metadata macaroon = new Metadata();
    macaroon.put(
        Metadata.Key.of("macaroon", Metadata.ASCII_STRING_MARSHALLER), node.adminMacaroonHex());
    try {
      channel =
          NettyChannelBuilder.forAddress(node.host(), node.port())
              .sslContext(
                  GrpcSslContexts.forClient()
                      .trustManager(
                          new ByteArrayInputStream(
                              node.tlsCertPem().getBytes(StandardCharsets.UTF_8)))
                      .build())
              .intercept(MetadataUtils.newAttachHeadersInterceptor(macaroon))
              .build();
    } catch (SSLException e) {
      throw new IllegalStateException(e);
    }
  }

  Hold hold(Msat amount) {
    byte[] preimage = new byte[32];
    random.nextBytes(preimage);
    ByteString hash;
    try {
      hash = ByteString.copyFrom(MessageDigest.getInstance("SHA-256").digest(preimage));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
    String request =
        invoices()
            .addHoldInvoice(
                AddHoldInvoiceRequest.newBuilder()
                    .setHash(hash)
                    .setValueMsat(amount.value())
                    .setCltvExpiry(80)
                    .setExpiry(600)
                    .build())
            .getPaymentRequest();
    return new Hold(ByteString.copyFrom(preimage), hash, amount, request);
  }

  boolean isAccepted(Hold hold) {
    return invoices()
            .lookupInvoiceV2(LookupInvoiceMsg.newBuilder().setPaymentHash(hold.hash()).build())
            .getState()
        == InvoiceState.ACCEPTED;
  }

  void settle(Hold hold) {
    var unused =
        invoices()
            .settleInvoice(SettleInvoiceMsg.newBuilder().setPreimage(hold.preimage()).build());
  }

  void cancel(Hold hold) {
    var unused =
        invoices().cancelInvoice(CancelInvoiceMsg.newBuilder().setPaymentHash(hold.hash()).build());
  }

  /** Pays an invoice, of that amount where it names none, and waits for the end. */
  boolean pay(String bolt11, boolean withoutAmount, Msat due) {
    SendPaymentRequest.Builder request =
        SendPaymentRequest.newBuilder()
            .setPaymentRequest(bolt11)
            .setFeeLimitMsat(1_000)
            .setTimeoutSeconds(20)
            .setMaxParts(16)
            .setCltvLimit(300);
    if (withoutAmount) {
      request.setAmtMsat(due.value());
    }
    Iterator<Payment> states = RouterGrpc.newBlockingStub(channel).sendPaymentV2(request.build());
    Payment last = Payment.getDefaultInstance();
    while (states.hasNext()) {
      last = states.next();
    }
    return last.getStatus() == Payment.PaymentStatus.SUCCEEDED;
  }

  private InvoicesGrpc.InvoicesBlockingStub invoices() {
    return InvoicesGrpc.newBlockingStub(channel);
  }

  @Override
  public void close() {
    channel.shutdownNow();
  }
}
