package dev.holdfast.simulator.bolt11;

import com.google.protobuf.ByteString;
import fr.acinq.bitcoin.Bech32;
import fr.acinq.bitcoin.Crypto;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Set;

/** Writes and signs payment requests of simnet, so that real LND nodes on simnet read them. */
public final class Bolt11Encoder {
  /** The prefix of every simnet payment request. */
  public static final String SIMNET = "lnsb";

  private Bolt11Encoder() {}

  public static String encode(Bolt11 request, NodeKey key) {
    return encode(SIMNET, request, key);
  }

  /**
   * @param prefix of another network, for tests that want to be refused
   */
  public static String encode(String prefix, Bolt11 request, NodeKey key) {
    Long amount = request.amountMsat();
    String hrp = amount == null ? prefix : prefix + Amounts.encode(amount);
    byte[] data = data(request);
    byte[] signed = concat(hrp.getBytes(StandardCharsets.US_ASCII), FiveBits.toPaddedBytes(data));
    byte[] signature = key.signRecoverable(Crypto.sha256(signed));
    byte[] all = new FiveBits().groups(data).groups(FiveBits.fromBytes(signature)).toGroups();
    return Bech32.encode(hrp, box(all), Bech32.Encoding.Bech32);
  }

  private static byte[] data(Bolt11 request) {
    FiveBits bits = new FiveBits().number(request.timestamp(), 7);
    bits.field(1, FiveBits.fromBytes(request.paymentHash().toByteArray()));
    ByteString secret = request.paymentSecret();
    if (secret != null) {
      bits.field(16, FiveBits.fromBytes(secret.toByteArray()));
    }
    ByteString hash = request.descriptionHash();
    String description = request.description();
    if (hash != null) {
      bits.field(23, FiveBits.fromBytes(hash.toByteArray()));
    } else if (description != null) {
      bits.field(13, FiveBits.fromBytes(description.getBytes(StandardCharsets.UTF_8)));
    }
    number(bits, 6, request.expirySeconds());
    number(bits, 24, request.minFinalCltv());
    bits.field(5, features(request.features()));
    for (int i = 0; i < request.blindedPaths(); i++) {
      // The path itself is not imitated: payers here refuse it before they would read it.
      bits.field(20, FiveBits.fromBytes(new byte[40]));
    }
    return bits.toGroups();
  }

  private static void number(FiveBits bits, int type, long value) {
    bits.field(type, new FiveBits().number(value, FiveBits.widthOf(value)).toGroups());
  }

  private static byte[] features(Set<Integer> bits) {
    if (bits.isEmpty()) {
      return new byte[0];
    }
    byte[] groups = new byte[Collections.max(bits) / 5 + 1];
    for (int bit : bits) {
      int at = groups.length - 1 - bit / 5;
      groups[at] = (byte) (groups[at] | 1 << bit % 5);
    }
    return groups;
  }

  private static byte[] concat(byte[] a, byte[] b) {
    return ByteString.copyFrom(a).concat(ByteString.copyFrom(b)).toByteArray();
  }

  private static Byte[] box(byte[] bytes) {
    Byte[] boxed = new Byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      boxed[i] = bytes[i];
    }
    return boxed;
  }
}
