package dev.holdfast.bench;

import dev.holdfast.bench.market.BenchMarket;
import dev.holdfast.bench.report.Figures;
import dev.holdfast.bench.report.Sheet;
import dev.holdfast.launcher.LightningSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** One run: a market, and the parts that measure it one after the other. */
public final class Bench {
  private static final int WARM_UP_AT_ONCE = 10;

  private final LightningSource lightning;
  private final Extent extent;
  private final List<Part> parts;
  private final Figures figures = new Figures();
  private final List<String> failures = new ArrayList<>();
  private final Sheet sheet;

  public Bench(
      LightningSource lightning, Extent extent, List<Part> parts, Consumer<String> progress) {
    this.lightning = lightning;
    this.extent = extent;
    this.parts = List.copyOf(parts);
    this.sheet = new Sheet(figures, progress);
  }

  /** A part that fails has no figures, and the others have theirs. */
  public Figures run() throws Exception {
    try (BenchMarket market = BenchMarket.start(lightning);
        Stage stage = new Stage(market, extent, sheet)) {
      boolean warm = false;
      for (Part part : parts) {
        if (!warm && part.ofWarmMarket()) {
          sheet.say("the market warms up for %d s".formatted(extent.warmUp().toSeconds()));
          var unused = stage.lives().run(WARM_UP_AT_ONCE, extent.warmUp());
          warm = true;
        }
        sheet.say("-- " + part.name());
        try {
          part.measure(stage);
        } catch (InterruptedException e) {
          throw e;
        } catch (Exception e) {
          sheet.say("%s failed: %s".formatted(part.name(), e));
          failures.add(part.name());
        }
      }
    }
    return figures;
  }

  /** The parts that failed. */
  public List<String> failures() {
    return List.copyOf(failures);
  }
}
