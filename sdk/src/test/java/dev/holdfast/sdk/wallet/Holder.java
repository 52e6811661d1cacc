package dev.holdfast.sdk.wallet;

import com.google.protobuf.ByteString;
import dev.holdfast.lnd.invoicesrpc.AddHoldInvoiceRequest;
import dev.holdfast.lnd.invoicesrpc.CancelInvoiceMsg;
import dev.holdfast.lnd.invoicesrpc.InvoicesGrpc;
import dev.holdfast.lnd.invoicesrpc.LookupInvoiceMsg;
import dev.holdfast.lnd.invoicesrpc.SettleInvoiceMsg;
import dev.holdfast.lnd.lnrpc.Invoice.InvoiceState;
import io.grpc.ManagedChannel;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;

/** The other side of a held payment. */
final class Holder implements AutoCloseable {

  record Hold(ByteString preimage, ByteString hash, String paymentRequest) {}

  private final SecureRandom random = new SecureRandom();
  private final ManagedChannel channel;

  Holder(String lndconnect) {
    channel = LndChannel.open(LndConnect.parse(lndconnect), Runnable::run);
  }

  Hold hold(long sat) throws Exception {
    byte[] preimage = new byte[32];
    random.nextBytes(preimage);
    ByteString hash = ByteString.copyFrom(MessageDigest.getInstance("SHA-256").digest(preimage));
    String request =
        invoices()
            .addHoldInvoice(
                AddHoldInvoiceRequest.newBuilder()
                    .setHash(hash)
                    .setValueMsat(sat * 1_000)
                    .setCltvExpiry(300)
                    .setExpiry(600)
                    .build())
            .getPaymentRequest();
    return new Hold(ByteString.copyFrom(preimage), hash, request);
  }

  void awaitAccepted(Hold hold) throws InterruptedException {
    LookupInvoiceMsg lookup = LookupInvoiceMsg.newBuilder().setPaymentHash(hold.hash()).build();
    while (invoices().lookupInvoiceV2(lookup).getState() != InvoiceState.ACCEPTED) {
      Thread.sleep(Duration.ofMillis(10));
    }
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

  private InvoicesGrpc.InvoicesBlockingStub invoices() {
    return InvoicesGrpc.newBlockingStub(channel);
  }

  @Override
  public void close() {
    channel.shutdownNow();
  }
}
