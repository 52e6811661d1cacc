package dev.holdfast.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.holdfast.testkit.embedded.FreePorts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the gateway, which needs nothing else that runs. */
@Tag("full")
class ServiceScriptTest {
  private static final Path ROOT = Path.of(System.getProperty("holdfast.root", ".."));
  private static final Path SCRIPT = ROOT.resolve("bin/holdfast-service");
  private static final long START_SECONDS = 240;

  @TempDir private Path cache;

  @Test
  void the_first_start_of_a_service_makes_a_cache_and_the_second_uses_it() throws Exception {
    assumeTrue(isBuilt(), "the gateway's runnable jar is not built: mvn package comes first");
    String first = start();
    assertThat(first).contains("The first start of this jar");
    assertThat(caches()).hasSize(1);
    assertThat(start()).contains("Started GatewayApplication").doesNotContain("The first start");
    assertThat(caches()).hasSize(1);
  }

  @Test
  void a_service_that_is_not_built_is_named_with_what_builds_it() throws Exception {
    Process script = script("no-such-service", 0, Path.of("/dev/null"));
    String said = new String(script.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(script.waitFor()).isEqualTo(1);
    assertThat(said)
        .contains("no-such-service")
        .contains("mvn -DskipTests package")
        .hasLineCount(1);
  }

  private static boolean isBuilt() throws IOException {
    Path target = ROOT.resolve("gateway/target");
    if (!Files.isDirectory(target)) {
      return false;
    }
    try (Stream<Path> files = Files.list(target)) {
      return files.anyMatch(file -> file.toString().endsWith("-exec.jar"));
    }
  }

  /** Starts the gateway, waits until it answers, and ends it; returns what it said. */
  private String start() throws Exception {
    int port = FreePorts.take(1).getFirst();
    Path log = cache.resolve("gateway-" + port + ".log");
    Process gateway = script("gateway", port, log);
    try {
      awaitAnswer(gateway, port, log);
    } finally {
      gateway.destroy();
      assertThat(gateway.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }
    return Files.readString(log);
  }

  private Process script(String service, int port, Path log) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(SCRIPT.toString(), service);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("HOLDFAST_CACHE", cache.toString());
    builder.environment().put("HOLDFAST_GATEWAY_PORT", Integer.toString(port));
    if (port != 0) {
      builder.redirectErrorStream(true).redirectOutput(log.toFile());
    }
    return builder.start();
  }

  private static void awaitAnswer(Process gateway, int port, Path log) throws Exception {
    HttpRequest health =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/health")).build();
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    try (HttpClient http = HttpClient.newHttpClient()) {
      while (true) {
        try {
          assertThat(http.send(health, HttpResponse.BodyHandlers.ofString()).body())
              .contains("status");
          return;
        } catch (IOException notYet) {
          assertThat(gateway.isAlive()).as(() -> "it ended, see " + log).isTrue();
          assertThat(System.nanoTime()).isLessThan(until);
          Thread.sleep(50);
        }
      }
    }
  }

  private List<Path> caches() throws IOException {
    try (Stream<Path> files = Files.walk(cache)) {
      return files.filter(file -> file.toString().endsWith(".aot")).toList();
    }
  }
}
