package dev.holdfast.bench.parts;

import dev.holdfast.bench.Part;
import dev.holdfast.bench.Stage;
import dev.holdfast.bench.work.Lives;
import dev.holdfast.bench.work.ManyOrders;
import java.util.Locale;

/** The same work with few orders and with very many in the databases; so it has to be the last. */
final class Growth implements Part {
  private static final int AT_ONCE = 10;

  @Override
  public String name() {
    return "growth";
  }

  @Override
  public void measure(Stage stage) throws Exception {
    ManyOrders orders = new ManyOrders(stage.market(), stage.sheet()::say);
    stage.sheet().add("orders that are few", "", orders.count());
    double few = lives(stage, "few orders");
    stage.sheet().say("traded orders are copied to %,d".formatted(stage.extent().much().orders()));
    orders.grow(stage.extent().much().orders());
    var unused = stage.lives().run(AT_ONCE, stage.each());
    double many = lives(stage, String.format(Locale.ROOT, "%,d orders", orders.count()));
    stage.sheet().add("CPU of a life with many orders over that with few", "", many / few);
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
}
