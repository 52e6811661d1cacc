package dev.holdfast.conditions;

import fr.acinq.secp256k1.Secp256k1;
import fr.acinq.secp256k1.Secp256k1Exception;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What an evaluator signs: it names the order and the result, so that a signature is of no use for
 * another. The scheme is that of sign-in: BIP-340 over the SHA-256 of the message.
 */
public final class EvaluationMessage {

  private static final int SIGNATURE_DIGITS = 128;

  private EvaluationMessage() {}

  /**
   * @param statement of the condition, may be empty
   */
  public static String of(String orderId, String resultSha256, boolean passes, String statement) {
    String verdict = passes ? "PASS" : "FAIL";
    return "holdfast:evaluation:v1:%s:%s:%s:%s"
        .formatted(orderId, resultSha256, verdict, statement);
  }

  /**
   * @param signature hex
   */
  public static boolean isSigned(String evaluator, String message, String signature) {
    if (signature.length() != SIGNATURE_DIGITS) {
      return false;
    }
    try {
      return Secp256k1.get()
          .verifySchnorr(
              HexFormat.of().parseHex(signature),
              sha256(message),
              HexFormat.of().parseHex(evaluator));
    } catch (Secp256k1Exception | IllegalArgumentException e) {
      // Not hex, a key that is not on the curve, or numbers out of range.
      return false;
    }
  }

  private static byte[] sha256(String message) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(message.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
