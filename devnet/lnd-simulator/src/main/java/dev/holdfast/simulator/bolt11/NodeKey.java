package dev.holdfast.simulator.bolt11;

import fr.acinq.bitcoin.ByteVector64;
import fr.acinq.bitcoin.Crypto;
import fr.acinq.bitcoin.PrivateKey;
import fr.acinq.bitcoin.PublicKey;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;

/** A node's identity on secp256k1, and recoverable signatures made with it. */
public final class NodeKey {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final PrivateKey secret;
  private final byte[] publicKey;

  private NodeKey(PrivateKey secret) {
    this.secret = secret;
    this.publicKey = secret.publicKey().value.toByteArray();
  }

  public static NodeKey random() {
    byte[] bytes = new byte[32];
    do {
      RANDOM.nextBytes(bytes);
    } while (!Crypto.isPrivKeyValid(bytes));
    return new NodeKey(new PrivateKey(bytes));
  }

  /**
   * @param bytes 32 bytes, a valid scalar
   */
  public static NodeKey of(byte[] bytes) {
    return new NodeKey(new PrivateKey(bytes));
  }

  /** Compressed, 33 bytes. */
  public byte[] publicKey() {
    return publicKey.clone();
  }

  public String publicKeyHex() {
    return HexFormat.of().formatHex(publicKey);
  }

  /**
   * @return 64 bytes r‖s and the recovery id in the 65th
   */
  public byte[] signRecoverable(byte[] digest) {
    ByteVector64 signature = Crypto.sign(digest, secret);
    byte[] result = Arrays.copyOf(signature.toByteArray(), 65);
    for (byte id = 0; id < 4; id++) {
      result[64] = id;
      if (Arrays.equals(recover(result, digest), publicKey)) {
        return result;
      }
    }
    throw new IllegalStateException("signature recovers to another key");
  }

  /**
   * @param signature 64 bytes r‖s and the recovery id
   * @return the compressed key that made the signature; empty if it is no signature at all
   */
  public static byte[] recover(byte[] signature, byte[] digest) {
    try {
      PublicKey key =
          Crypto.recoverPublicKey(
              new ByteVector64(Arrays.copyOf(signature, 64)), digest, signature[64]);
      return key.value.toByteArray();
    } catch (RuntimeException notASignature) {
      return new byte[0];
    }
  }
}
