package dev.holdfast.money;

/**
 * An amount in millisatoshi, from zero to 21 million BTC.
 *
 * <p>There is no negative amount: a ledger line has a sign of its own, and a subtraction that would
 * fall below zero throws instead of becoming somebody else's money.
 *
 * @param value millisatoshi, 0 to {@link #MAX_VALUE}
 */
public record Msat(long value) implements Comparable<Msat> {

  /** 21 million BTC, the most that can ever exist. */
  public static final long MAX_VALUE = 21_000_000L * 100_000_000L * 1_000L;

  public static final Msat ZERO = new Msat(0);

  public Msat {
    if (value < 0 || value > MAX_VALUE) {
      throw new IllegalArgumentException(
          value + " msat is outside 0 to " + MAX_VALUE + " (21 million BTC)");
    }
  }

  public static Msat of(long msat) {
    return new Msat(msat);
  }

  public static Msat ofSat(long sat) {
    return new Msat(Math.multiplyExact(sat, 1_000L));
  }

  public Msat plus(Msat other) {
    return new Msat(Math.addExact(value, other.value));
  }

  /** Throws {@link IllegalArgumentException} where the result would be negative. */
  public Msat minus(Msat other) {
    return new Msat(value - other.value);
  }

  public Msat min(Msat other) {
    return value <= other.value ? this : other;
  }

  public Msat max(Msat other) {
    return value >= other.value ? this : other;
  }

  public boolean isZero() {
    return value == 0;
  }

  public boolean isLessThan(Msat other) {
    return value < other.value;
  }

  public boolean isMoreThan(Msat other) {
    return value > other.value;
  }

  @Override
  public int compareTo(Msat other) {
    return Long.compare(value, other.value);
  }

  @Override
  public String toString() {
    return value + " msat";
  }
}
