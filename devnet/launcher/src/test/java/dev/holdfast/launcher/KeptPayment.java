package dev.holdfast.launcher;

import com.google.protobuf.ByteString;
import dev.holdfast.lnd.invoicesrpc.AddHoldInvoiceRequest;
import dev.holdfast.lnd.invoicesrpc.InvoicesGrpc;
import dev.holdfast.lnd.invoicesrpc.LookupInvoiceMsg;
import dev.holdfast.lnd.invoicesrpc.SettleInvoiceMsg;
import dev.holdfast.lnd.lnrpc.Invoice;
import dev.holdfast.money.Msat;
import io.grpc.ManagedChannel;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;

/** A payee's own hold invoice: the payment to it arrives, and is kept waiting. */
final class KeptPayment implements AutoCloseable {
  private final ManagedChannel channel;
  private final byte[] preimage = new byte[32];
  private final ByteString hash;
  private final String request;

  KeptPayment(LndNode payee, Msat amount) {
    channel = payee.connect();
    new SecureRandom().nextBytes(preimage);
    try {
      hash = ByteString.copyFrom(MessageDigest.getInstance("SHA-256").digest(preimage));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
    request =
        invoices()
            .addHoldInvoice(
                AddHoldInvoiceRequest.newBuilder()
                    .setHash(hash)
                    .setValueMsat(amount.value())
                    .setCltvExpiry(144)
                    .setExpiry(43_200)
                    .build())
            .getPaymentRequest();
  }

  String request() {
    return request;
  }

  boolean isWaiting() {
    return invoices()
            .lookupInvoiceV2(LookupInvoiceMsg.newBuilder().setPaymentHash(hash).build())
            .getState()
        == Invoice.InvoiceState.ACCEPTED;
  }

  void take() {
    var unused =
        invoices()
            .settleInvoice(
                SettleInvoiceMsg.newBuilder().setPreimage(ByteString.copyFrom(preimage)).build());
  }

  private InvoicesGrpc.InvoicesBlockingStub invoices() {
    return InvoicesGrpc.newBlockingStub(channel);
  }

  @Override
  public void close() {
    channel.shutdownNow();
  }
}
