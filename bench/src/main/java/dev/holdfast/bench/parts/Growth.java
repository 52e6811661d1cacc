package dev.holdfast.bench.parts;

import dev.holdfast.bench.Part;
import dev.holdfast.bench.Stage;
import dev.holdfast.bench.market.Statements;
import dev.holdfast.bench.market.Statements.Counted;
import dev.holdfast.bench.report.Sheet;
import dev.holdfast.bench.work.Lives;
import dev.holdfast.bench.work.ManyOrders;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The same work with few orders and with very many in the databases; so it has to be the last. The
 * statements that take the most longer for it are only shown.
 */
final class Growth implements Part {
  private static final int AT_ONCE = 10;
  private static final int MOST = 12;
  private static final int WIDTH = 300;

  private record Grown(String sql, double before, double after) {
    double by() {
      return after - before;
    }
  }

  @Override
  public String name() {
    return "growth";
  }

  @Override
  public void measure(Stage stage) throws Exception {
    Sheet sheet = stage.sheet();
    ManyOrders orders = new ManyOrders(stage.market(), sheet::say);
    sheet.add("orders that are few", "", orders.count());
    stage.lives().leave();
    comeIn(stage);
    double few = lives(stage, "few orders");
    Map<String, Double> before = statements(stage);
    sheet.say("traded orders are copied to %,d".formatted(stage.extent().much().orders()));
    stage.lives().leave();
    orders.grow(stage.extent().much().orders());
    comeIn(stage);
    double many = lives(stage, String.format(Locale.ROOT, "%,d orders", orders.count()));
    show(sheet, before, statements(stage));
    sheet.add("CPU of a life with many orders over that with few", "", many / few);
  }

  /** New agents sign in and publish their offers before anything is measured. */
  private static void comeIn(Stage stage) throws Exception {
    var unused = stage.lives().run(AT_ONCE, stage.each());
  }

  private static double lives(Stage stage, String with) throws Exception {
    double sum = 0;
    for (int round = 0; round < stage.extent().rounds(); round++) {
      Lives.Round measured = stage.lives().run(AT_ONCE, stage.each().multipliedBy(2));
      stage.sheet().add("whole lives with " + with, "/s", measured.perSecond());
      sum += stage.cpu(measured.cpuMillis(), " with " + with);
    }
    return sum / stage.extent().rounds();
  }

  /** Milliseconds of a life by statement, in rounds of their own: counting has its price. */
  private static Map<String, Double> statements(Stage stage) throws Exception {
    var statements = stage.market().statements();
    statements.begin();
    int lives = stage.lives().run(AT_ONCE, stage.each().multipliedBy(2)).lives();
    Map<String, Double> millis = new HashMap<>();
    for (Counted one : statements.end()) {
      millis.merge(one.by().configName() + ": " + one.sql(), one.millis() / lives, Double::sum);
    }
    return millis;
  }

  private static void show(Sheet sheet, Map<String, Double> before, Map<String, Double> after) {
    List<Grown> longest =
        after.entrySet().stream()
            .map(one ->
                new Grown(one.getKey(), before.getOrDefault(one.getKey(), 0.0), one.getValue()))
            .sorted(Comparator.comparingDouble(Grown::by).reversed())
            .limit(MOST)
            .toList();
    for (Grown one : longest) {
      String sql = Statements.inOneLine(one.sql(), WIDTH);
      sheet.say("  %.2f ms before, %.2f after: %s".formatted(one.before(), one.after(), sql));
    }
  }
}
