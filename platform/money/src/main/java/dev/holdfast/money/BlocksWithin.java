package dev.holdfast.money;

import java.time.Duration;

/**
 * How many blocks a span of time takes, so surely that an HTLC sized by it outlives the span.
 *
 * <p>Blocks arrive as a Poisson process. The mean is one block in nine minutes and not in ten: with
 * ten, one fast week of the real chain breaks the promise, and an HTLC that ends before its dispute
 * does gives the buyer the money back whatever the arbiter says.
 */
public final class BlocksWithin {

  private static final double SECONDS_PER_BLOCK = 540;
  private static final double CERTAINTY = 0.9999;

  private BlocksWithin() {}

  /**
   * The least number of blocks that {@code span} does not exceed with 99.99 % certainty.
   *
   * @throws IllegalArgumentException for a negative span or one of more than a year
   */
  public static int of(Duration span) {
    if (span.isNegative() || span.compareTo(Duration.ofDays(366)) > 0) {
      throw new IllegalArgumentException("a span is between zero and a year: " + span);
    }
    double mean = span.toSeconds() / SECONDS_PER_BLOCK;
    double certainty = 0;
    // In logarithms: exp(-mean) alone underflows for spans over some days.
    double logOfTerm = -mean;
    for (int blocks = 0; ; blocks++) {
      if (blocks > 0) {
        logOfTerm += Math.log(mean) - Math.log(blocks);
      }
      certainty += Math.exp(logOfTerm);
      if (certainty >= CERTAINTY || blocks > mean + 20 * Math.sqrt(mean) + 20) {
        return blocks;
      }
    }
  }

  /** The longest span, in whole seconds, that fits into {@code blocks}; zero where none does. */
  public static Duration longestSpanIn(int blocks) {
    long low = 0;
    long high = Math.max(0, blocks) * 540L;
    while (low < high) {
      long middle = (low + high + 1) / 2;
      if (of(Duration.ofSeconds(middle)) <= blocks) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return Duration.ofSeconds(low);
  }
}
