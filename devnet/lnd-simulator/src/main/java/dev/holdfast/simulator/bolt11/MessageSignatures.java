package dev.holdfast.simulator.bolt11;

import com.google.protobuf.ByteString;
import fr.acinq.bitcoin.Crypto;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * LND's signmessage: the double SHA-256 of a prefix and the message, a compact signature whose
 * first byte tells the recovery id of a compressed key (31 + id), in zbase32.
 */
public final class MessageSignatures {
  private static final ByteString PREFIX = ByteString.copyFromUtf8("Lightning Signed Message:");
  private static final String ALPHABET = "ybndrfg8ejkmcpqxot1uwisza345h769";

  private MessageSignatures() {}

  public static String sign(byte[] message, boolean singleHash, NodeKey key) {
    byte[] signature = key.signRecoverable(digest(message, singleHash));
    byte[] compact = new byte[65];
    compact[0] = (byte) (31 + signature[64]);
    System.arraycopy(signature, 0, compact, 1, 64);
    byte[] groups = FiveBits.fromBytes(compact);
    StringBuilder text = new StringBuilder(groups.length);
    for (byte group : groups) {
      text.append(ALPHABET.charAt(group));
    }
    return text.toString();
  }

  /**
   * @return the signer's compressed key, or null if the signature recovers to none
   * @throws IllegalArgumentException if it is not zbase32
   */
  public static byte @Nullable [] signer(byte[] message, String signature) {
    byte[] groups = new byte[signature.length()];
    for (int i = 0; i < groups.length; i++) {
      int value = ALPHABET.indexOf(signature.charAt(i));
      if (value < 0) {
        throw new IllegalArgumentException("illegal z-base-32 data at input byte " + i);
      }
      groups[i] = (byte) value;
    }
    byte[] compact = FiveBits.toBytes(groups);
    int id = compact.length == 65 ? compact[0] - 31 : -1;
    if (id < 0 || id > 3) {
      return null;
    }
    byte[] recoverable = Arrays.copyOf(Arrays.copyOfRange(compact, 1, 65), 65);
    recoverable[64] = (byte) id;
    byte[] key = NodeKey.recover(recoverable, digest(message, false));
    return key.length == 0 ? null : key;
  }

  private static byte[] digest(byte[] message, boolean singleHash) {
    byte[] text = PREFIX.concat(ByteString.copyFrom(message)).toByteArray();
    return singleHash ? Crypto.sha256(text) : Crypto.hash256(text);
  }
}
