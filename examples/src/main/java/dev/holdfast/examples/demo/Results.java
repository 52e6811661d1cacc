package dev.holdfast.examples.demo;

import dev.holdfast.receipts.CanonicalJson;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import tools.jackson.databind.JsonNode;

/** Results as the market hashes them: in canonical form, where equal content has equal bytes. */
final class Results {

  private Results() {}

  static String sha256(JsonNode result) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(CanonicalJson.of(result.toString())));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }

  static boolean areEqual(JsonNode one, JsonNode other) {
    return Arrays.equals(CanonicalJson.of(one.toString()), CanonicalJson.of(other.toString()));
  }
}
