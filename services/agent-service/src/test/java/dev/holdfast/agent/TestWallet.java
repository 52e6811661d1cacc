package dev.holdfast.agent;

import fr.acinq.secp256k1.Secp256k1;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** A key as an agent holds it, signing in both ways. */
public final class TestWallet {
  private static final String ZBASE32 = "ybndrfg8ejkmcpqxot1uwisza345h769";

  private final byte[] secret;
  private final byte[] publicKey;

  public TestWallet(int seed) {
    this.secret = sha256(("wallet " + seed).getBytes(StandardCharsets.UTF_8));
    this.publicKey = Secp256k1.get().pubkeyCreate(secret);
  }

  public String agentId() {
    return HexFormat.of().formatHex(publicKey, 1, 33);
  }

  public String schnorr(String message) {
    byte[] digest = sha256(message.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(Secp256k1.get().signSchnorr(digest, secret, new byte[32]));
  }

  public String lnd(String message) {
    byte[] digest =
        sha256(sha256(("Lightning Signed Message:" + message).getBytes(StandardCharsets.UTF_8)));
    byte[] compact = Secp256k1.get().sign(digest, secret, null);
    for (int recoveryId = 0; recoveryId < 4; recoveryId++) {
      if (Arrays.equals(recovered(compact, digest, recoveryId), publicKey)) {
        byte[] signature = new byte[65];
        signature[0] = (byte) (31 + recoveryId);
        System.arraycopy(compact, 0, signature, 1, 64);
        return zbase32(signature);
      }
    }
    throw new IllegalStateException("no recovery id fits");
  }

  /** The base64 of a NIP-98 event, made so many seconds from now. */
  public String nip98(String method, String url, String bodyHash, long secondsFromNow) {
    long createdAt = java.time.Clock.systemUTC().instant().getEpochSecond() + secondsFromNow;
    String tags =
        "[[\"u\",\"%s\"],[\"method\",\"%s\"],[\"payload\",\"%s\"]]"
            .formatted(url, method, bodyHash);
    String signed = "[0,\"%s\",%d,27235,%s,\"\"]".formatted(agentId(), createdAt, tags);
    String event =
        "{\"id\":\"%s\",\"pubkey\":\"%s\",\"created_at\":%d,\"kind\":27235,\"tags\":%s,\"content\":\"\",\"sig\":\"%s\"}"
            .formatted(
                HexFormat.of().formatHex(sha256(signed.getBytes(StandardCharsets.UTF_8))),
                agentId(),
                createdAt,
                tags,
                schnorr(signed));
    return java.util.Base64.getEncoder().encodeToString(event.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] recovered(byte[] compact, byte[] digest, int recoveryId) {
    try {
      return Secp256k1.get().ecdsaRecover(compact, digest, recoveryId);
    } catch (fr.acinq.secp256k1.Secp256k1Exception e) {
      return new byte[0];
    }
  }

  private static String zbase32(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    java.math.BigInteger number = new java.math.BigInteger(1, bytes);
    for (int i = 0; i < bytes.length * 8 / 5; i++) {
      int shift = bytes.length * 8 - 5 * (i + 1);
      text.append(ZBASE32.charAt(number.shiftRight(shift).intValue() & 31));
    }
    return text.toString();
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
