package dev.holdfast.agent.keys;

import dev.holdfast.agent.domain.AgentId;
import dev.holdfast.agent.domain.SignatureScheme;
import dev.holdfast.agent.domain.Signatures;
import fr.acinq.secp256k1.Secp256k1;
import fr.acinq.secp256k1.Secp256k1Exception;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Checks signatures with bitcoin's own library. */
@Component
final class Secp256k1Signatures implements Signatures {
  private static final String LND_PREFIX = "Lightning Signed Message:";
  private static final int SCHNORR_BYTES = 64;
  private static final int LND_BYTES = 65;

  @Override
  public boolean proves(AgentId agent, SignatureScheme scheme, String message, String signature) {
    byte[] key = HexFormat.of().parseHex(agent.hex());
    try {
      return switch (scheme) {
        case SCHNORR -> schnorr(key, message, signature);
        case LND -> lnd(key, message, signature);
      };
    } catch (Secp256k1Exception e) {
      // A key that is not on the curve, or numbers out of range.
      return false;
    }
  }

  private static boolean schnorr(byte[] key, String message, String signature) {
    if (signature.length() != 2 * SCHNORR_BYTES) {
      return false;
    }
    byte[] bytes;
    try {
      bytes = HexFormat.of().parseHex(signature);
    } catch (IllegalArgumentException e) {
      return false;
    }
    return Secp256k1.get()
        .verifySchnorr(bytes, sha256(message.getBytes(StandardCharsets.UTF_8)), key);
  }

  /**
   * LND signs the double SHA-256 of the prefixed message and puts 31 + the recovery id before the
   * 64 bytes (31 because its key is compressed). The recovered key's x coordinate must be the
   * agent.
   */
  private static boolean lnd(byte[] key, String message, String signature) {
    Optional<byte[]> decoded = ZBase32.decode(signature).filter(b -> b.length == LND_BYTES);
    if (decoded.isEmpty()) {
      return false;
    }
    byte[] bytes = decoded.get();
    int recoveryId = bytes[0] - 31;
    if (recoveryId < 0 || recoveryId > 3) {
      return false;
    }
    byte[] digest = sha256(sha256((LND_PREFIX + message).getBytes(StandardCharsets.UTF_8)));
    byte[] uncompressed =
        Secp256k1.get().ecdsaRecover(Arrays.copyOfRange(bytes, 1, LND_BYTES), digest, recoveryId);
    return MessageDigest.isEqual(key, Arrays.copyOfRange(uncompressed, 1, 33));
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
