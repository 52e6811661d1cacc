package dev.holdfast.launcher.process;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** A JVM on this one's class path, which ends with this one at the latest. */
public final class Jvm {
  private static final long START_SECONDS = 300;

  private final Process process;
  private final PrintStream orders;

  /** Starts fast and warms up soon, for what does not live long. */
  public static final List<String> SHORT_LIVED = List.of("-XX:TieredStopAtLevel=1");

  private final Path log;
  private final CompletableFuture<String> ready = new CompletableFuture<>();

  /**
   * @param options of the JVM, beside those that all have
   * @param environment all that it has of one
   * @param log in the folder that has its temporary files as well: who is killed cleans up nothing
   * @param lines is given what it says after it is ready
   */
  public Jvm(
      Class<?> main,
      List<String> options,
      List<String> arguments,
      Map<String, String> environment,
      Path log,
      Consumer<String> lines) {
    this.log = log;
    Path temporary = log.resolveSibling("tmp");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    String startCache = System.getProperty("holdfast.start-cache");
    if (startCache != null && options.stream().noneMatch(o -> o.startsWith("-XX:AOT"))) {
      command.addAll(List.of("-XX:AOTCache=" + startCache, "-Xlog:aot*=off", "-Xlog:cds*=off"));
    }
    command.addAll(options);
    command.addAll(
        List.of(
            "-XX:+UseSerialGC",
            "-XX:+UseCompactObjectHeaders",
            "-Xmx384m",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Djava.awt.headless=true",
            "-Dholdfast.log=" + log,
            "-Djava.io.tmpdir=" + temporary,
            "-cp",
            System.getProperty("java.class.path"),
            main.getName()));
    command.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectError(ProcessBuilder.Redirect.appendTo(new File(log.toString())));
    builder.environment().keySet().removeIf(name -> name.startsWith("HOLDFAST_"));
    builder.environment().putAll(environment);
    try {
      Files.createDirectories(temporary);
      process = builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    orders = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
    // Not a virtual one: it would hold a carrier while it reads from a pipe, and ten silent
    // processes have held them all, so that a socket's answer was never read.
    Thread.ofPlatform().daemon().name("what " + process.pid() + " says").start(() -> listen(lines));
  }

  private void listen(Consumer<String> lines) {
    try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = said.readLine(); line != null; line = said.readLine()) {
        if (line.startsWith("ready")) {
          ready.complete(line.substring("ready".length()).strip());
        } else {
          lines.accept(line);
        }
      }
    } catch (IOException e) {
      // It died while it spoke: so it was asked to.
      lines.accept("");
    }
    ready.completeExceptionally(new IllegalStateException("it ended, see " + log));
  }

  /** What it says of itself when it is ready. */
  public String awaitReady() throws InterruptedException {
    try {
      return ready.get(START_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("a process did not start, see " + log, e);
    }
  }

  public void order(String line) {
    orders.println(line);
  }

  public long pid() {
    return process.pid();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  public boolean awaitEnd(long millis) throws InterruptedException {
    return process.waitFor(millis, TimeUnit.MILLISECONDS);
  }

  /** SIGKILL. */
  public void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }
}
