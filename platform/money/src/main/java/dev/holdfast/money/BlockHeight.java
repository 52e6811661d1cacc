package dev.holdfast.money;

/**
 * A height in the block chain. Deadlines of HTLCs are heights, never times of a clock.
 *
 * @param value blocks since genesis, not negative
 */
public record BlockHeight(int value) implements Comparable<BlockHeight> {

  public BlockHeight {
    if (value < 0) {
      throw new IllegalArgumentException("a block height is not negative: " + value);
    }
  }

  public static BlockHeight of(int value) {
    return new BlockHeight(value);
  }

  public BlockHeight plus(int blocks) {
    return new BlockHeight(Math.addExact(value, blocks));
  }

  /** The height {@code blocks} earlier, but never below genesis. */
  public BlockHeight minus(int blocks) {
    return new BlockHeight(Math.max(0, Math.subtractExact(value, blocks)));
  }

  public boolean isAtOrAfter(BlockHeight other) {
    return value >= other.value;
  }

  public BlockHeight min(BlockHeight other) {
    return value <= other.value ? this : other;
  }

  public BlockHeight max(BlockHeight other) {
    return value >= other.value ? this : other;
  }

  @Override
  public int compareTo(BlockHeight other) {
    return Integer.compare(value, other.value);
  }
}
