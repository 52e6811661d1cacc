package dev.holdfast.reputation.domain;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keeps one buyer from being a provider's whole reputation. */
final class Caps {

  private static final int FROM_BUYERS = 10;

  private Caps() {}

  /** What counts of each buyer: with ten of them or more, no buyer counts beyond the cap. */
  static List<Entry> apply(List<Entry> entries) {
    Map<String, Double> byBuyer = new LinkedHashMap<>();
    for (Entry entry : entries) {
      double amount = entry.positive() + entry.negative();
      if (amount > 0) {
        byBuyer.merge(entry.fact().buyer(), amount, Double::sum);
      }
    }
    double cap = of(byBuyer.values());
    return entries.stream()
        .map(entry -> {
          double amount = byBuyer.getOrDefault(entry.fact().buyer(), 0.0);
          return entry.counts() && amount > cap ? entry.scaled(cap / amount) : entry;
        })
        .toList();
  }

  /** Of buyers that count for so much each; none for a few of them. */
  static double of(Collection<Double> amounts) {
    return amounts.size() < FROM_BUYERS ? Double.POSITIVE_INFINITY : cap(amounts);
  }

  /**
   * A tenth of what counts after the cap, but never less than the median buyer. With exactly ten
   * buyers a tenth is the smallest buyer's evidence: without the median one tiny purchase by an
   * enemy would wipe out a provider's record.
   */
  static double cap(Collection<Double> amounts) {
    double[] sorted = amounts.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return Math.max(tenth(sorted), median(sorted));
  }

  /**
   * The largest c with c = 0.1 · Σ min(x, c). Where the m largest are above it, c is a tenth of m ·
   * c and the rest; the first m for which all the rest is at most c gives the largest.
   */
  private static double tenth(double[] sorted) {
    for (int above = 0; above < FROM_BUYERS - 1; above++) {
      int rest = sorted.length - above;
      double c = Arrays.stream(sorted, 0, rest).sum() / (FROM_BUYERS - above);
      if (sorted[rest - 1] <= c) {
        return c;
      }
    }
    return Arrays.stream(sorted, 0, sorted.length - FROM_BUYERS + 1).sum();
  }

  private static double median(double[] sorted) {
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }
}
