package dev.holdfast.simulator.bolt11;

/** The amount in a payment request's prefix: a number and one of m, u, n, p of a bitcoin. */
final class Amounts {
  private static final long MILLI = 100_000_000L;
  private static final long MICRO = 100_000L;
  private static final long NANO = 100L;

  private Amounts() {}

  static String encode(long msat) {
    if (msat % MILLI == 0) {
      return msat / MILLI + "m";
    }
    if (msat % MICRO == 0) {
      return msat / MICRO + "u";
    }
    if (msat % NANO == 0) {
      return msat / NANO + "n";
    }
    return Math.multiplyExact(msat, 10L) + "p";
  }

  /**
   * @throws IllegalArgumentException if it is no amount, or not whole millisatoshis
   */
  static long decode(String text) {
    char unit = text.charAt(text.length() - 1);
    boolean bare = Character.isDigit(unit);
    String digits = bare ? text : text.substring(0, text.length() - 1);
    if (!digits.matches("[0-9]{1,18}")) {
      throw new IllegalArgumentException("invalid amount");
    }
    long number = Long.parseLong(digits);
    if (bare) {
      return Math.multiplyExact(number, 1000 * MILLI);
    }
    return switch (unit) {
      case 'm' -> Math.multiplyExact(number, MILLI);
      case 'u' -> Math.multiplyExact(number, MICRO);
      case 'n' -> Math.multiplyExact(number, NANO);
      case 'p' -> {
        if (number % 10 != 0) {
          throw new IllegalArgumentException("amount has a fraction of a millisatoshi");
        }
        yield number / 10;
      }
      default -> throw new IllegalArgumentException("unknown multiplier " + unit);
    };
  }
}
