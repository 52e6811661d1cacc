package dev.holdfast.lndcontract;

import com.google.protobuf.ByteString;
import dev.holdfast.lnd.invoicesrpc.AddHoldInvoiceRequest;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;

/** A preimage and its hash, used once. */
record Hold(ByteString preimage, ByteString hash) {
  private static final SecureRandom RANDOM = new SecureRandom();

  static Hold fresh() {
    byte[] bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return of(bytes);
  }

  static Hold of(byte[] preimage) {
    return new Hold(ByteString.copyFrom(preimage), ByteString.copyFrom(sha256(preimage)));
  }

  AddHoldInvoiceRequest.Builder request(long msat) {
    return AddHoldInvoiceRequest.newBuilder()
        .setHash(hash)
        .setValueMsat(msat)
        .setCltvExpiry(80)
        .setExpiry(3600);
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
