package dev.holdfast.bench.market;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A service's runnable jar, as {@code mvn package} makes it. */
public final class ShippedJar {
  private static final long START_SECONDS = 300;
  private static final double BYTES_IN_MIB = 1_024.0 * 1_024;

  private final String name;
  private final Path root;
  private final Path jar;
  private final Map<String, String> environment;
  private final URI health;
  private final Path log;

  private ShippedJar(
      String name, Path root, Path jar, Map<String, String> environment, URI url, Path log) {
    this.name = name;
    this.root = root;
    this.jar = jar;
    this.environment = Map.copyOf(environment);
    this.health = url.resolve("/actuator/health");
    this.log = log;
  }

  /**
   * How one start went.
   *
   * @param seconds until it answered over HTTP
   * @param memoryMiB then
   */
  public record Started(double seconds, double memoryMiB) {}

  /**
   * The jar, if it is built.
   *
   * @param environment all that the service is told
   * @param url where it will listen
   */
  static Optional<ShippedJar> of(String name, Map<String, String> environment, URI url, Path logs) {
    Path root = Path.of(System.getProperty("holdfast.root", ".")).toAbsolutePath();
    return Stream.of(root.resolve(name), root.resolve("services").resolve(name))
        .map(module -> module.resolve("target"))
        .filter(Files::isDirectory)
        .flatMap(ShippedJar::runnable)
        .findFirst()
        .map(jar ->
            new ShippedJar(name, root, jar, environment, url, logs.resolve(name + "-shipped.log")));
  }

  private static Stream<Path> runnable(Path target) {
    try (Stream<Path> files = Files.list(target)) {
      return files.filter(file -> file.toString().endsWith("-exec.jar")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String name() {
    return name;
  }

  public double sizeMiB() throws IOException {
    return Files.size(jar) / BYTES_IN_MIB;
  }

  /**
   * Starts it, waits until it answers, and ends it.
   *
   * @param byScript with the launch script and its cache; else plainly, with {@code java -jar}
   */
  public Started start(boolean byScript) throws IOException, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> command =
        byScript
            ? List.of(root.resolve("bin/holdfast-service").toString(), jar.toString())
            : List.of(java, "-jar", jar.toString());
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().putAll(environment);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    long began = System.nanoTime();
    Process process = builder.start();
    try {
      awaitAnswer(process, began);
      double seconds = (System.nanoTime() - began) / 1e9;
      return new Started(seconds, Memory.pssMiB(process.pid()));
    } finally {
      process.destroy();
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    }
  }

  private void awaitAnswer(Process process, long began) throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      while (true) {
        try {
          HttpRequest request = HttpRequest.newBuilder(health).build();
          var unused = http.send(request, HttpResponse.BodyHandlers.discarding());
          return;
        } catch (IOException notYet) {
          if (!process.isAlive() || System.nanoTime() - began > START_SECONDS * 1_000_000_000L) {
            throw new IOException(name + " did not start, see " + log, notYet);
          }
          Thread.sleep(20);
        }
      }
    }
  }
}
