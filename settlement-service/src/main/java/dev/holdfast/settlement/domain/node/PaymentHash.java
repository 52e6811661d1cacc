package dev.holdfast.settlement.domain.node;

import java.util.HexFormat;

/**
 * SHA-256 of a preimage: the key of an invoice and of a payment.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record PaymentHash(String hex) {
  public PaymentHash {
    if (!hex.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("a payment hash is 64 lower-case hex digits: " + hex);
    }
  }

  public static PaymentHash of(byte[] bytes) {
    return new PaymentHash(HexFormat.of().formatHex(bytes));
  }

  public byte[] bytes() {
    return HexFormat.of().parseHex(hex);
  }

  @Override
  public String toString() {
    return hex;
  }
}
