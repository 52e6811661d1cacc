package dev.holdfast.simulator.bolt11;

import com.google.protobuf.ByteString;
import fr.acinq.bitcoin.Bech32;
import fr.acinq.bitcoin.Crypto;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import kotlin.Triple;
import org.jspecify.annotations.Nullable;

/** Reads payment requests and recovers who signed them. */
public final class Bolt11Decoder {
  private static final int SIGNATURE_GROUPS = 104;

  private @Nullable ByteString hash;
  private @Nullable ByteString secret;
  private @Nullable ByteString payee;
  private @Nullable String description;
  private @Nullable ByteString descriptionHash;
  private long expiry = Bolt11.DEFAULT_EXPIRY_SECONDS;
  private int cltv = Bolt11.DEFAULT_FINAL_CLTV;
  private Set<Integer> features = Set.of();
  private int blindedPaths;

  private Bolt11Decoder() {}

  /**
   * @throws IllegalArgumentException with LND's text where it has one
   */
  public static Bolt11 decode(String request) {
    return decode(Bolt11Encoder.SIMNET, "simnet", request);
  }

  static Bolt11 decode(String prefix, String network, String request) {
    Triple<String, Byte[], Bech32.Encoding> parts = bech32(request.trim().toLowerCase(Locale.ROOT));
    String hrp = parts.getFirst();
    byte[] data = unbox(parts.getSecond());
    if (hrp.length() < 3 || !hrp.startsWith("ln")) {
      throw new IllegalArgumentException("prefix should be \"ln\"");
    }
    if (!hrp.startsWith(prefix)) {
      throw new IllegalArgumentException(
          "invoice not for current active network '" + network + "'");
    }
    if (data.length < SIGNATURE_GROUPS + 7) {
      throw new IllegalArgumentException("short invoice");
    }
    String amount = hrp.substring(prefix.length());
    return new Bolt11Decoder().read(hrp, amount.isEmpty() ? null : Amounts.decode(amount), data);
  }

  private Bolt11 read(String hrp, @Nullable Long amountMsat, byte[] groups) {
    byte[] data = Arrays.copyOf(groups, groups.length - SIGNATURE_GROUPS);
    byte[] signature = FiveBits.toBytes(Arrays.copyOfRange(groups, data.length, groups.length));
    long timestamp = FiveBits.toNumber(Arrays.copyOf(data, 7));
    int at = 7;
    while (at + 3 <= data.length) {
      int length = data[at + 1] * 32 + data[at + 2];
      if (at + 3 + length > data.length) {
        throw new IllegalArgumentException("invalid field length");
      }
      field(data[at], Arrays.copyOfRange(data, at + 3, at + 3 + length));
      at += 3 + length;
    }
    byte[] signed =
        ByteString.copyFrom(hrp, StandardCharsets.US_ASCII)
            .concat(ByteString.copyFrom(FiveBits.toPaddedBytes(data)))
            .toByteArray();
    ByteString signer = ByteString.copyFrom(NodeKey.recover(signature, Crypto.sha256(signed)));
    if (signer.isEmpty() || payee != null && !payee.equals(signer)) {
      throw new IllegalArgumentException("invalid invoice signature");
    }
    if (hash == null) {
      throw new IllegalArgumentException("no payment hash found");
    }
    if (description == null && descriptionHash == null) {
      throw new IllegalArgumentException("neither description nor description hash set");
    }
    return new Bolt11(
        amountMsat,
        timestamp,
        signer,
        hash,
        secret,
        description,
        descriptionHash,
        expiry,
        cltv,
        features,
        blindedPaths);
  }

  private void field(int type, byte[] groups) {
    switch (type) {
      case 1 -> hash = bytes(groups, 52, hash);
      case 16 -> secret = bytes(groups, 52, secret);
      case 23 -> descriptionHash = bytes(groups, 52, descriptionHash);
      case 19 -> payee = bytes(groups, 53, payee);
      case 13 -> description = new String(FiveBits.toBytes(groups), StandardCharsets.UTF_8);
      case 6 -> expiry = FiveBits.toNumber(groups);
      case 24 -> cltv = Math.toIntExact(FiveBits.toNumber(groups));
      case 5 -> features = bits(groups);
      case 20 -> blindedPaths++;
      default -> {
        // BOLT 11: unknown fields are skipped.
      }
    }
  }

  private static @Nullable ByteString bytes(byte[] groups, int width, @Nullable ByteString before) {
    // BOLT 11: fields of a wrong length are skipped, and the first of several counts.
    if (groups.length != width || before != null) {
      return before;
    }
    return ByteString.copyFrom(FiveBits.toBytes(groups));
  }

  private static Set<Integer> bits(byte[] groups) {
    Set<Integer> bits = new HashSet<>();
    for (int i = 0; i < groups.length * 5; i++) {
      if ((groups[groups.length - 1 - i / 5] >> i % 5 & 1) == 1) {
        bits.add(i);
      }
    }
    return bits;
  }

  private static Triple<String, Byte[], Bech32.Encoding> bech32(String request) {
    try {
      return Bech32.decode(request, false);
    } catch (RuntimeException notBech32) {
      throw new IllegalArgumentException(
          "decoding bech32 failed: " + notBech32.getMessage(), notBech32);
    }
  }

  private static byte[] unbox(Byte[] boxed) {
    byte[] bytes = new byte[boxed.length];
    for (int i = 0; i < boxed.length; i++) {
      bytes[i] = boxed[i];
    }
    return bytes;
  }
}
