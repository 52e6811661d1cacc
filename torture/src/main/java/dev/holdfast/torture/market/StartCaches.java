package dev.holdfast.torture.market;

import dev.holdfast.launcher.MarketService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What the JDK keeps of one start of a service for the next: one file for each, of exactly what
 * that service loads. The script says where, by build and JDK, and has them written by a market
 * that nobody troubles; without them everything works, more slowly.
 */
final class StartCaches {
  private static final @Nullable String PREFIX = System.getProperty("holdfast.service-caches");
  private static final boolean WRITES = Boolean.getBoolean("holdfast.recording");
  private static final long PATIENCE_MILLIS = TimeUnit.MINUTES.toMillis(5);

  private StartCaches() {}

  /** Options of the JVM of this service. */
  static List<String> optionsFor(MarketService service) {
    if (PREFIX == null) {
      return List.of();
    }
    if (WRITES) {
      return List.of("-XX:AOTCacheOutput=" + written(service));
    }
    Path cache = cache(service);
    return Files.exists(cache)
        ? List.of("-XX:AOTCache=" + cache, "-Xlog:aot*=off", "-Xlog:cds*=off")
        : List.of();
  }

  /** Waits until the service has ended, with its cache written, and puts that in its place. */
  static void keep(ForkedService service) throws IOException, InterruptedException {
    Path written = written(service.service());
    if (service.awaitEnd(PATIENCE_MILLIS) && Files.exists(written)) {
      Files.move(written, cache(service.service()), StandardCopyOption.ATOMIC_MOVE);
    }
  }

  private static Path cache(MarketService service) {
    return Path.of(PREFIX + "." + service.configName());
  }

  private static Path written(MarketService service) {
    return cache(service).resolveSibling(cache(service).getFileName() + ".new");
  }
}
