package dev.holdfast.offer.domain.match;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.UUID;

/**
 * Who comes first among equals: SHA-256 of the offer's id and the question. The same for the same
 * question, another for another one, and no matter who was here first.
 */
record Lot(byte[] hash) implements Comparable<Lot> {

  static Lot of(UUID offerId, String question) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(
          ByteBuffer.allocate(16)
              .putLong(offerId.getMostSignificantBits())
              .putLong(offerId.getLeastSignificantBits())
              .flip());
      return new Lot(sha256.digest(question.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  @Override
  public int compareTo(Lot other) {
    return Arrays.compareUnsigned(hash, other.hash);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Lot lot && Arrays.equals(hash, lot.hash);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(hash);
  }
}
