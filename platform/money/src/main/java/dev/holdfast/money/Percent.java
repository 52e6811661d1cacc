package dev.holdfast.money;

/**
 * A whole percentage, as an arbiter awards it.
 *
 * @param value 0 to 100
 */
public record Percent(int value) implements Comparable<Percent> {

  public static final Percent NOTHING = new Percent(0);
  public static final Percent ALL = new Percent(100);

  public Percent {
    if (value < 0 || value > 100) {
      throw new IllegalArgumentException("a percentage is 0 to 100: " + value);
    }
  }

  public static Percent of(int value) {
    return new Percent(value);
  }

  @Override
  public int compareTo(Percent other) {
    return Integer.compare(value, other.value);
  }
}
