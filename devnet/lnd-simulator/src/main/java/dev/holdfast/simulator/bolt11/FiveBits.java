package dev.holdfast.simulator.bolt11;

import java.io.ByteArrayOutputStream;

/** The groups of five bits that BOLT 11 is written in. */
final class FiveBits {
  private final ByteArrayOutputStream groups = new ByteArrayOutputStream();

  /** Adds a number, most significant group first. */
  FiveBits number(long value, int width) {
    for (int i = width - 1; i >= 0; i--) {
      groups.write((int) (value >> (5 * i)) & 31);
    }
    return this;
  }

  FiveBits groups(byte[] more) {
    groups.writeBytes(more);
    return this;
  }

  /** Adds a tagged field: its type, its length in groups, its groups. */
  FiveBits field(int type, byte[] data) {
    return number(type, 1).number(data.length, 2).groups(data);
  }

  byte[] toGroups() {
    return groups.toByteArray();
  }

  static int widthOf(long value) {
    int width = 1;
    while (value >> (5 * width) != 0) {
      width++;
    }
    return width;
  }

  /** Bytes to groups; the last is filled up with zero bits. */
  static byte[] fromBytes(byte[] bytes) {
    return convert(bytes, 8, 5, true);
  }

  /** Groups to bytes; left-over bits are dropped, as in a field's data. */
  static byte[] toBytes(byte[] groups) {
    return convert(groups, 5, 8, false);
  }

  /** Groups to bytes, left-over bits filled up with zeroes: what is signed. */
  static byte[] toPaddedBytes(byte[] groups) {
    return convert(groups, 5, 8, true);
  }

  static long toNumber(byte[] groups) {
    long value = 0;
    for (byte group : groups) {
      value = value << 5 | group;
    }
    return value;
  }

  private static byte[] convert(byte[] input, int from, int to, boolean pad) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int buffer = 0;
    int bits = 0;
    for (byte b : input) {
      buffer = buffer << from | b & ((1 << from) - 1);
      bits += from;
      while (bits >= to) {
        bits -= to;
        out.write(buffer >> bits & ((1 << to) - 1));
      }
      buffer &= (1 << bits) - 1;
    }
    if (pad && bits > 0) {
      out.write(buffer << (to - bits) & ((1 << to) - 1));
    }
    return out.toByteArray();
  }
}
