package dev.holdfast.settlement.domain.hold;

import dev.holdfast.settlement.domain.node.PaymentHash;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * 32 random bytes; whoever has them can take the leg's money. Never shown: not by toString, not in
 * a log, and in an event only after LND said SETTLED.
 */
public final class Preimage {
  private final byte[] bytes;

  public Preimage(byte[] bytes) {
    if (bytes.length != 32) {
      throw new IllegalArgumentException("a preimage is 32 bytes");
    }
    this.bytes = bytes.clone();
  }

  public static Preimage random(SecureRandom random) {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    return new Preimage(bytes);
  }

  public PaymentHash hash() {
    try {
      return PaymentHash.of(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  /** For the event that follows SETTLED, and for nothing else. */
  String reveal() {
    return HexFormat.of().formatHex(bytes);
  }

  @Override
  public String toString() {
    return "Preimage[hidden]";
  }
}
