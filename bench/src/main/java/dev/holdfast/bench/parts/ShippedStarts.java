package dev.holdfast.bench.parts;

import dev.holdfast.bench.Part;
import dev.holdfast.bench.Stage;
import dev.holdfast.bench.market.BenchMarket;
import dev.holdfast.bench.market.ShippedJar;
import dev.holdfast.launcher.MarketService;

/**
 * Each service as it is shipped: its runnable jar, started alone on its own database, plainly and
 * by the launch script with the JDK's cache. It ends the market's services, so it has to be the
 * last.
 */
final class ShippedStarts implements Part {
  @Override
  public String name() {
    return "starts";
  }

  @Override
  public boolean ofWarmMarket() {
    return false;
  }

  @Override
  public void measure(Stage stage) throws Exception {
    BenchMarket market = stage.market();
    market.stopServices();
    int missing = 0;
    for (MarketService service : MarketService.values()) {
      var jar = market.shipped(service);
      if (jar.isEmpty()) {
        missing++;
        stage.sheet().say("no runnable jar of %s is built".formatted(service.configName()));
        continue;
      }
      measure(stage, jar.get());
    }
    if (missing == MarketService.values().length) {
      throw new IllegalStateException(
          "no runnable jar is built: mvn -DskipTests package builds them");
    }
  }

  private static void measure(Stage stage, ShippedJar jar) throws Exception {
    stage.sheet().add("runnable jar of " + jar.name(), "MiB", jar.sizeMiB());
    // Makes the cache, where there is none of this jar yet.
    var unused = jar.start(true);
    for (int round = 0; round < stage.extent().rounds(); round++) {
      ShippedJar.Started plain = jar.start(false);
      ShippedJar.Started cached = jar.start(true);
      stage.sheet().add("start of the jar of " + jar.name(), "s", plain.seconds());
      stage.sheet().add("start by bin/holdfast-service of " + jar.name(), "s", cached.seconds());
      stage.sheet().add("memory after the start of " + jar.name(), "MiB", cached.memoryMiB());
    }
  }
}
