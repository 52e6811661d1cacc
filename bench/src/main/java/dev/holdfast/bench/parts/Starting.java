package dev.holdfast.bench.parts;

import dev.holdfast.bench.Part;
import dev.holdfast.bench.Stage;
import java.time.Duration;

/** How long the market took to start, and to its first order; so it has to be the first part. */
final class Starting implements Part {
  @Override
  public String name() {
    return "start";
  }

  @Override
  public boolean ofWarmMarket() {
    return false;
  }

  @Override
  public void measure(Stage stage) throws Exception {
    stage
        .market()
        .startSeconds()
        .forEach((service, seconds) ->
            stage.sheet().add("start, " + service.configName(), "s", seconds));
    var unused = stage.lives().run(1, Duration.ofMillis(1));
    stage
        .sheet()
        .add(
            "from nothing to the end of the first order",
            "s",
            (System.nanoTime() - stage.market().began()) / 1e9);
  }
}
