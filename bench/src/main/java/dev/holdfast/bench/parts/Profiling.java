package dev.holdfast.bench.parts;

import dev.holdfast.bench.Part;
import dev.holdfast.bench.Stage;
import dev.holdfast.bench.market.Statements;
import dev.holdfast.bench.market.Statements.Counted;
import dev.holdfast.bench.report.Sheet;
import dev.holdfast.bench.work.CpuSamples;
import dev.holdfast.launcher.MarketService;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Which libraries use the CPU of a life in each JVM, and what each service asks of PostgreSQL for
 * it. The hottest methods and the longest statements are only shown.
 */
final class Profiling implements Part {
  private static final int AT_ONCE = 10;
  private static final int TIMES = 6;
  private static final int MOST = 12;
  private static final int WIDTH = 110;

  @Override
  public String name() {
    return "profile";
  }

  @Override
  public void measure(Stage stage) throws Exception {
    var statements = stage.market().statements();
    statements.begin();
    var recording = stage.market().record();
    int lives = stage.lives().run(AT_ONCE, stage.each().multipliedBy(TIMES)).lives();
    Map<String, Path> recorded = recording.end();
    statements(stage.sheet(), statements.end(), lives);
    for (Map.Entry<String, Path> jvm : recorded.entrySet()) {
      samples(stage.sheet(), jvm.getKey(), CpuSamples.read(jvm.getValue()), lives);
    }
  }

  private static void statements(Sheet sheet, List<Counted> all, int lives) {
    Map<MarketService, List<Counted>> byService =
        all.stream().collect(Collectors.groupingBy(Counted::by, TreeMap::new, Collectors.toList()));
    byService.forEach((service, its) -> {
      String of = " of a life, " + service.configName();
      long calls = its.stream().mapToLong(Counted::calls).sum();
      double millis = its.stream().mapToDouble(Counted::millis).sum();
      sheet.add("statements" + of, "", calls / (double) lives);
      sheet.add("time in statements" + of, "ms", millis / lives);
      its.stream().limit(MOST).forEach(one -> sheet.say(line(one, lives)));
    });
  }

  private static String line(Counted one, int lives) {
    return "  %.2f ms in %.1f calls: %s"
        .formatted(
            one.millis() / lives,
            one.calls() / (double) lives,
            Statements.inOneLine(one.sql(), WIDTH));
  }

  private static void samples(Sheet sheet, String jvm, CpuSamples samples, int lives) {
    samples
        .byLibrary()
        .forEach((library, millis) ->
            sheet.add("samples of a life in %s, %s".formatted(jvm, library), "ms", millis / lives));
    samples
        .hottest(MOST)
        .forEach(method ->
            sheet.say("  %.2f ms in %s".formatted(method.getValue() / lives, method.getKey())));
  }
}
