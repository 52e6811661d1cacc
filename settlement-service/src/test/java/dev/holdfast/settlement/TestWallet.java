package dev.holdfast.settlement;

import dev.holdfast.lnd.invoicesrpc.AddHoldInvoiceRequest;
import dev.holdfast.lnd.invoicesrpc.InvoicesGrpc;
import dev.holdfast.lnd.invoicesrpc.SettleInvoiceMsg;
import dev.holdfast.lnd.lnrpc.Invoice;
import dev.holdfast.lnd.lnrpc.LightningGrpc;
import dev.holdfast.lnd.lnrpc.Payment;
import dev.holdfast.lnd.routerrpc.RouterGrpc;
import dev.holdfast.lnd.routerrpc.SendPaymentRequest;
import dev.holdfast.money.Msat;
import dev.holdfast.simulator.SimulatedNode;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.TlsChannelCredentials;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import io.grpc.stub.StreamObserver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;

/** An agent's own wallet on its own node, over the node's gRPC. */
final class TestWallet implements AutoCloseable {
  private final ManagedChannel channel;

  TestWallet(SimulatedNode node) {
    try {
      Metadata headers = new Metadata();
      headers.put(
          Metadata.Key.of("macaroon", Metadata.ASCII_STRING_MARSHALLER), node.adminMacaroonHex());
      byte[] pem = node.tlsCertPem().getBytes(StandardCharsets.US_ASCII);
      channel =
          NettyChannelBuilder.forAddress(
                  node.host(),
                  node.port(),
                  TlsChannelCredentials.newBuilder()
                      .trustManager(new ByteArrayInputStream(pem))
                      .build())
              .intercept(MetadataUtils.newAttachHeadersInterceptor(headers))
              .build();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  LightningGrpc.LightningBlockingStub lightning() {
    return LightningGrpc.newBlockingStub(channel);
  }

  InvoicesGrpc.InvoicesBlockingStub invoices() {
    return InvoicesGrpc.newBlockingStub(channel);
  }

  String invoice(Msat amount) {
    return invoice(i -> i.setValueMsat(amount.value()));
  }

  String invoice(UnaryOperator<Invoice.Builder> how) {
    return lightning()
        .addInvoice(how.apply(Invoice.newBuilder().setExpiry(86_400)).build())
        .getPaymentRequest();
  }

  String holdInvoice(byte[] hash, Msat amount) {
    return invoices()
        .addHoldInvoice(
            AddHoldInvoiceRequest.newBuilder()
                .setHash(com.google.protobuf.ByteString.copyFrom(hash))
                .setValueMsat(amount.value())
                .build())
        .getPaymentRequest();
  }

  void settle(byte[] preimage) {
    invoices()
        .settleInvoice(
            SettleInvoiceMsg.newBuilder()
                .setPreimage(com.google.protobuf.ByteString.copyFrom(preimage))
                .build());
  }

  CompletableFuture<Payment> pay(String paymentRequest) {
    return pay(r -> r.setPaymentRequest(paymentRequest));
  }

  /** Ends with the payment: for a hold, only when it is settled or cancelled. */
  CompletableFuture<Payment> pay(UnaryOperator<SendPaymentRequest.Builder> how) {
    CompletableFuture<Payment> end = new CompletableFuture<>();
    SendPaymentRequest request =
        how.apply(
                SendPaymentRequest.newBuilder()
                    .setTimeoutSeconds(60)
                    .setFeeLimitMsat(1_000_000)
                    .setMaxParts(16))
            .build();
    RouterGrpc.newStub(channel)
        .sendPaymentV2(
            request,
            new StreamObserver<>() {
              @Override
              public void onNext(Payment payment) {
                if (payment.getStatus() == Payment.PaymentStatus.SUCCEEDED
                    || payment.getStatus() == Payment.PaymentStatus.FAILED) {
                  end.complete(payment);
                }
              }

              @Override
              public void onError(Throwable e) {
                end.completeExceptionally(e);
              }

              @Override
              public void onCompleted() {
                end.completeExceptionally(new IllegalStateException("no final status"));
              }
            });
    return end;
  }

  @Override
  public void close() {
    channel.shutdownNow();
  }
}
