package dev.holdfast.bench.parts;

import dev.holdfast.bench.Part;
import dev.holdfast.bench.Stage;
import java.util.Map;

/** What each process holds of the machine's memory after it has worked. */
final class InMemory implements Part {
  @Override
  public String name() {
    return "memory";
  }

  @Override
  public void measure(Stage stage) {
    double all = 0;
    for (Map.Entry<String, Double> part : stage.market().memory().entrySet()) {
      stage.sheet().add("memory, " + part.getKey(), "MiB", part.getValue());
      all += part.getValue();
    }
    stage.sheet().add("memory, all of it", "MiB", all);
  }
}
