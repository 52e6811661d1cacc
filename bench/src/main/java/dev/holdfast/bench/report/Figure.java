package dev.holdfast.bench.report;

import java.util.List;

/**
 * Something that was measured several times.
 *
 * @param what in a few words
 * @param unit of all values
 * @param rounds one value of each round, in their order
 */
public record Figure(String what, String unit, List<Double> rounds) {
  public Figure {
    rounds = List.copyOf(rounds);
    if (rounds.isEmpty()) {
      throw new IllegalArgumentException("nothing was measured of " + what);
    }
  }

  public double median() {
    List<Double> sorted = rounds.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  public double least() {
    return rounds.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
  }

  public double most() {
    return rounds.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
  }
}
