package dev.holdfast.offer.domain.match;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;

/**
 * Less is better, and half is a tenth better: 0 at the most, 1 at a 1024th of it. On such a scale
 * another most moves all values that are not cut alike, so a dear offer beside them does not change
 * their order.
 */
record Scale(long most) {

  private static final double HALVINGS = 10;

  /** How far above the middle a candidate still widens the scale: 5 doublings. */
  private static final long WIDEST = 32;

  private static final double NANO = 1e9;

  /**
   * The scale up to the caller's own maximum, else to the most among the candidates. One absurdly
   * dear offer must not push all others to the same end, so that is at most 32 times the median.
   */
  static Scale of(long callersMost, List<Candidate> candidates, ToLongFunction<Candidate> value) {
    if (callersMost > 0 || candidates.isEmpty()) {
      return new Scale(Math.max(1, callersMost));
    }
    long[] sorted =
        LongStream.of(candidates.stream().mapToLong(value).toArray()).sorted().toArray();
    long median = sorted[(sorted.length - 1) / 2];
    long widest = median > Long.MAX_VALUE / WIDEST ? Long.MAX_VALUE : median * WIDEST;
    return new Scale(Math.max(1, Math.min(Arrays.stream(sorted).max().orElse(1), widest)));
  }

  double value(long amount) {
    double halvings = Math.log((double) most / Math.max(1, amount)) / Math.log(2);
    return Math.max(0, Math.min(1, halvings / HALVINGS));
  }

  /** To a billionth: what is equal to there is a tie. */
  static double rounded(double number) {
    return Math.round(number * NANO) / NANO;
  }
}
