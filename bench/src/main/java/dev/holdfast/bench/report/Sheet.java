package dev.holdfast.bench.report;

import java.util.Locale;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;

/** Where a run writes what it measures: into the figures, and to whoever watches. */
public final class Sheet {
  private final Figures figures;
  private final Consumer<String> progress;

  public Sheet(Figures figures, Consumer<String> progress) {
    this.figures = figures;
    this.progress = progress;
  }

  /** One round's value. */
  public void add(String what, String unit, double value) {
    figures.add(what, unit, value);
    say(String.format(Locale.ROOT, "%s: %.2f %s", what, value, unit));
  }

  /** The median and the 99th percentile, in milliseconds. */
  public void percentiles(String what, Histogram micros) {
    for (int percentile : new int[] {50, 99}) {
      add(what + ", p" + percentile, "ms", millis(micros, percentile));
    }
  }

  /** How much more one took than another, at the median and at the 99th percentile. */
  public void difference(String what, Histogram micros, Histogram less) {
    for (int percentile : new int[] {50, 99}) {
      double more = millis(micros, percentile) - millis(less, percentile);
      add(what + ", p" + percentile, "ms", more);
    }
  }

  /** A line for who watches, of which nothing is kept. */
  public void say(String line) {
    progress.accept(line);
  }

  private static double millis(Histogram micros, int percentile) {
    return micros.getValueAtPercentile(percentile) / 1_000.0;
  }
}
