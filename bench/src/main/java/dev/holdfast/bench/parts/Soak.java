package dev.holdfast.bench.parts;

import dev.holdfast.bench.Part;
import dev.holdfast.bench.Stage;
import dev.holdfast.bench.report.Sheet;
import dev.holdfast.bench.work.Lives;
import java.time.Duration;
import java.util.Map;

/** Half of the highest rate for long, and every minute what grows. */
final class Soak implements Part {
  private static final int LANES = 50;
  private static final int PARTS = 30;
  private static final Duration AT_LEAST = Duration.ofSeconds(1);

  private final Duration time;

  Soak(Duration time) {
    this.time = time;
  }

  @Override
  public String name() {
    return "soak";
  }

  @Override
  public void measure(Stage stage) throws Exception {
    Sheet sheet = stage.sheet();
    double rate = stage.halfRate();
    Duration part =
        time.dividedBy(PARTS).compareTo(AT_LEAST) < 0 ? AT_LEAST : time.dividedBy(PARTS);
    // Pools and lanes fill before the first look.
    var unused = stage.lives().arrive(rate, part, LANES);
    Map<String, Double> first = stage.market().vitals().now();
    Map<String, Double> last = first;
    long lives = 0;
    long until = System.nanoTime() + time.toNanos();
    while (System.nanoTime() < until) {
      Lives.Round round = stage.lives().arrive(rate, part, LANES);
      lives += round.lives();
      sheet.add("arrival rate of the soak", "/s", rate);
      sheet.percentiles("POST to payable in the soak", round.payable());
      last = stage.market().vitals().now();
      for (Map.Entry<String, Double> vital : last.entrySet()) {
        sheet.say("%s: %.1f".formatted(vital.getKey(), vital.getValue()));
      }
    }
    sheet.add("orders of the soak", "", lives);
    for (Map.Entry<String, Double> vital : last.entrySet()) {
      compare(
          sheet, vital.getKey(), first.getOrDefault(vital.getKey(), 0.0), vital.getValue(), lives);
    }
  }

  private static void compare(Sheet sheet, String vital, double first, double last, long lives) {
    int bracket = vital.lastIndexOf('[');
    String what = vital.substring(0, bracket).strip();
    String unit = vital.substring(bracket + 1, vital.length() - 1);
    sheet.add(what + ", first", unit, first);
    sheet.add(what + ", last", unit, last);
    if (unit.equals("MiB")) {
      sheet.add(what + ", more with each order", "KiB", (last - first) * 1_024 / lives);
    }
  }
}
