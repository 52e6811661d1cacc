package dev.holdfast.bench.parts;

import dev.holdfast.bench.Part;
import dev.holdfast.bench.Stage;
import dev.holdfast.bench.market.DemoProcess;

/** The demo, which is the whole market in one JVM: to its first order, and its memory. */
final class DemoStart implements Part {
  @Override
  public String name() {
    return "demo";
  }

  @Override
  public boolean ofWarmMarket() {
    return false;
  }

  @Override
  public void measure(Stage stage) throws Exception {
    stage.market().stopServices();
    // The first one may have to make the cache that the next ones use.
    var unused = DemoProcess.run();
    for (int round = 0; round < stage.extent().rounds(); round++) {
      DemoProcess.Seen seen = DemoProcess.run();
      stage.sheet().add("demo, from nothing to the end of its first order", "s", seen.seconds());
      stage.sheet().add("memory of the demo, its PostgreSQL with it", "MiB", seen.memoryMiB());
    }
  }
}
