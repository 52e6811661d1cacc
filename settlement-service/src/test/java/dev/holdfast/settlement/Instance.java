package dev.holdfast.settlement;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The service as a process of its own, which can be killed as an operating system kills. */
final class Instance implements AutoCloseable {
  private final Process process;

  private Instance(Process process) {
    this.process = process;
  }

  /**
   * @param environment as a platform team would set it
   */
  static Instance start(String name, Map<String, String> environment, Path log) {
    ProcessBuilder java =
        new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                SettlementApplication.class.getName()));
    java.environment().putAll(environment);
    java.environment().put("HOLDFAST_SETTLEMENT_INSTANCE", name);
    try {
      return new Instance(java.redirectErrorStream(true).redirectOutput(log.toFile()).start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As {@code kill -9}: nothing is flushed, given back or said good-bye to. */
  void kill() {
    process.destroyForcibly();
    try {
      process.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  @Override
  public void close() {
    kill();
  }
}
