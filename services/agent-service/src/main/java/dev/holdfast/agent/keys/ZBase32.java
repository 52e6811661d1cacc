package dev.holdfast.agent.keys;

import java.util.Arrays;
import java.util.Optional;

/** Zooko's base 32, as LND writes its signatures. */
final class ZBase32 {
  private static final String ALPHABET = "ybndrfg8ejkmcpqxot1uwisza345h769";
  private static final int[] VALUES = new int[128];

  static {
    Arrays.fill(VALUES, -1);
    for (int i = 0; i < ALPHABET.length(); i++) {
      VALUES[ALPHABET.charAt(i)] = i;
    }
  }

  private ZBase32() {}

  /** Empty where a character is not of the alphabet or the bits left over are not zero. */
  static Optional<byte[]> decode(String text) {
    byte[] bytes = new byte[text.length() * 5 / 8];
    int buffer = 0;
    int bits = 0;
    int length = 0;
    for (char c : text.toCharArray()) {
      int value = c < VALUES.length ? VALUES[c] : -1;
      if (value < 0) {
        return Optional.empty();
      }
      buffer = (buffer << 5 | value) & 0xfff;
      bits += 5;
      if (bits >= 8) {
        bits -= 8;
        bytes[length++] = (byte) (buffer >> bits);
      }
    }
    return (buffer & ((1 << bits) - 1)) == 0 ? Optional.of(bytes) : Optional.empty();
  }
}
