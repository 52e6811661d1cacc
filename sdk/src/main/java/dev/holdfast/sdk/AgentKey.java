package dev.holdfast.sdk;

import fr.acinq.secp256k1.Secp256k1;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * An agent's identity: a secp256k1 secret key. Whoever has it is the agent; there is no account
 * behind it to recover, so store {@link #secretHex()} where only the agent can read it.
 */
public final class AgentKey implements Signer {

  private static final SecureRandom RANDOM = new SecureRandom();

  private final byte[] secret;
  private final String agentId;

  private AgentKey(byte[] secret) {
    this.secret = secret;
    // 65 bytes: 04, x, y. The agent is the x alone, as BIP-340 has it.
    byte[] point = Secp256k1.get().pubkeyCreate(secret);
    this.agentId = HexFormat.of().formatHex(point, 1, 33);
  }

  /** A new agent that nobody knows yet. */
  public static AgentKey random() {
    byte[] secret = new byte[32];
    do {
      RANDOM.nextBytes(secret);
    } while (!Secp256k1.get().secKeyVerify(secret));
    return new AgentKey(secret);
  }

  /**
   * The agent of a secret key in hex.
   *
   * @throws IllegalArgumentException where it is not 64 hex digits or not a key of the curve
   */
  public static AgentKey ofHex(String secretHex) {
    byte[] secret;
    try {
      secret = HexFormat.of().parseHex(secretHex.strip());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("a secret key is 64 hex digits", e);
    }
    if (secret.length != 32 || !Secp256k1.get().secKeyVerify(secret)) {
      throw new IllegalArgumentException("not a secret key of secp256k1");
    }
    return new AgentKey(secret);
  }

  /** The x-only public key in lower-case hex: the agent's name on the market. */
  @Override
  public String agentId() {
    return agentId;
  }

  @Override
  public String scheme() {
    return "schnorr";
  }

  public String secretHex() {
    return HexFormat.of().formatHex(secret);
  }

  /** The BIP-340 signature over the SHA-256 of the message's UTF-8 bytes, 64 bytes in hex. */
  @Override
  public String sign(String message) {
    byte[] auxiliary = new byte[32];
    RANDOM.nextBytes(auxiliary);
    byte[] signature = Secp256k1.get().signSchnorr(sha256(message), secret, auxiliary);
    return HexFormat.of().formatHex(signature);
  }

  private static byte[] sha256(String message) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(message.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AgentKey key && Arrays.equals(secret, key.secret);
  }

  @Override
  public int hashCode() {
    return agentId.hashCode();
  }

  /** The public key alone: a secret does not belong in a log. */
  @Override
  public String toString() {
    return "AgentKey[" + agentId + "]";
  }
}
