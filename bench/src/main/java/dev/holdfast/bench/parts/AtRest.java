package dev.holdfast.bench.parts;

import dev.holdfast.bench.Part;
import dev.holdfast.bench.Stage;
import java.util.Map;

/** What the market uses while nobody trades. */
final class AtRest implements Part {
  @Override
  public String name() {
    return "rest";
  }

  @Override
  public void measure(Stage stage) throws InterruptedException {
    Map<String, Long> before = stage.market().processes().cpuMillis();
    Thread.sleep(stage.each());
    double seconds = stage.each().toMillis() / 1_000.0;
    stage
        .market()
        .processes()
        .cpuMillis()
        .forEach((part, millis) ->
            stage
                .sheet()
                .add(
                    "CPU at rest, " + part,
                    "ms/s",
                    (millis - before.getOrDefault(part, 0L)) / seconds));
  }
}
