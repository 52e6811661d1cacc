package dev.holdfast.bench.parts;

import dev.holdfast.bench.Part;
import dev.holdfast.bench.Stage;
import dev.holdfast.bench.report.Sheet;
import dev.holdfast.bench.work.OpenHolds;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** The reconciler with very many open holds, and what an order feels beside its sweeps. */
final class Holding implements Part {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final int LANES = 20;

  @Override
  public String name() {
    return "holds";
  }

  @Override
  public void measure(Stage stage) throws Exception {
    Sheet sheet = stage.sheet();
    int count = stage.extent().much().holds();
    String with = String.format(Locale.ROOT, " beside %,d open holds", count);
    double rate = stage.halfRate();
    var unused = stage.lives().arrive(rate, stage.each(), LANES);
    try (OpenHolds holds = new OpenHolds(stage.market())) {
      sheet.say("%,d hold invoices are opened".formatted(count));
      holds.add(count);
      sweep(stage, holds, count, with);
      for (int round = 0; round < stage.extent().rounds(); round++) {
        holds.setOpen(true);
        sheet.percentiles("POST to payable" + with, payable(stage, rate));
        holds.setOpen(false);
        sheet.percentiles("POST to payable without them", payable(stage, rate));
      }
    }
  }

  private static void sweep(Stage stage, OpenHolds holds, int count, String with) throws Exception {
    Map<String, Long> before = stage.market().processes().cpuMillis();
    double seconds = holds.sweepSeconds(count, PATIENCE);
    double cpu = Stage.own(before, stage.market().processes().cpuMillis());
    String over = String.format(Locale.ROOT, "a sweep over %,d open holds", count);
    stage.sheet().add(over, "s", seconds);
    stage.sheet().add("CPU of the market" + with, "ms/s", cpu / seconds);
  }

  private static Histogram payable(Stage stage, double rate) throws Exception {
    return stage.lives().arrive(rate, stage.each().multipliedBy(2), LANES).payable();
  }
}
