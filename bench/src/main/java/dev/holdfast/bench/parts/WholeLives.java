package dev.holdfast.bench.parts;

import dev.holdfast.bench.Part;
import dev.holdfast.bench.Stage;
import dev.holdfast.bench.report.Sheet;
import dev.holdfast.bench.work.Lives;
import dev.holdfast.bench.work.TpcB;
import java.util.List;

/** Whole lives, bare cycles and TPC-B in turns, with so many at once. */
final class WholeLives implements Part {
  /** What is derived: with another number of cores, and nothing else in the way. */
  private static final List<Integer> CORES = List.of(2, 4, 8, 16, 32);

  @Override
  public String name() {
    return "lives";
  }

  @Override
  public void measure(Stage stage) throws Exception {
    try (TpcB postgres = TpcB.on(stage.market().beside())) {
      for (int many : stage.extent().atOnce()) {
        for (int round = 0; round < stage.extent().rounds(); round++) {
          inTurns(stage, many, postgres);
        }
      }
    }
  }

  private static void inTurns(Stage stage, int many, TpcB postgres) throws Exception {
    Sheet sheet = stage.sheet();
    String atOnce = ", %d at once".formatted(many);
    Lives.Round market = stage.lives().run(many, stage.each());
    stage.saw(market.perSecond());
    sheet.add("whole lives" + atOnce, "/s", market.perSecond());
    double cycles = stage.bare().run(many, stage.each()).perSecond();
    sheet.add("bare hold, pay, payout, settle" + atOnce, "/s", cycles);
    sheet.add("whole lives over bare cycles" + atOnce, "", market.perSecond() / cycles);
    sheet.add(postgres.label() + atOnce, "/s", postgres.run(many, stage.each()));
    double lasting = stage.cpu(market.cpuMillis(), atOnce);
    if (many == stage.extent().atOnce().getLast()) {
      derive(sheet, lasting, market.cpuMillis().values().stream().mapToDouble(d -> d).sum());
    }
    market
        .commits()
        .forEach((service, count) ->
            sheet.add("commits of a life, " + service.configName() + atOnce, "", count));
    sheet.add(
        "commits of a life" + atOnce,
        "",
        market.commits().values().stream().mapToDouble(count -> count).sum());
  }

  /** Both are derived from CPU and measured nowhere: a disk or a node may be the limit before. */
  private static void derive(Sheet sheet, double ownMillis, double allMillis) {
    for (int cores : CORES) {
      String on = ", %d cores".formatted(cores);
      sheet.add(
          "derived: lives on cores of the market's and PostgreSQL's own" + on,
          "/s",
          cores * 1_000 / ownMillis);
      sheet.add(
          "derived: lives on cores that nodes and load share" + on,
          "/s",
          cores * 1_000 / allMillis);
    }
  }
}
