package dev.holdfast.bench.market;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code ./holdfast demo} with a few orders, looked at from outside. */
public final class DemoProcess {
  private static final List<String> ORDERS =
      List.of("demo", "--orders", "8", "--exit", "--port", "0");

  private DemoProcess() {}

  /**
   * What a demo came to.
   *
   * @param seconds until an order of it was final
   * @param memoryMiB of its processes when it had traded
   */
  public record Seen(double seconds, double memoryMiB) {}

  /** Runs one to its end. */
  public static Seen run() throws IOException, InterruptedException {
    String script = Path.of(System.getProperty("holdfast.root", "."), "holdfast").toString();
    long began = System.nanoTime();
    ProcessBuilder builder =
        new ProcessBuilder(Stream.concat(Stream.of(script), ORDERS.stream()).toList())
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process demo = builder.start();
    double seconds = 0;
    double memory = 0;
    try (BufferedReader said = demo.inputReader(StandardCharsets.UTF_8)) {
      for (String line = said.readLine(); line != null; line = said.readLine()) {
        if (line.endsWith(" ok")) {
          seconds = seconds == 0 ? (System.nanoTime() - began) / 1e9 : seconds;
          memory = Math.max(memory, memoryMiB(demo));
        }
      }
    } finally {
      demo.destroy();
    }
    if (demo.waitFor() != 0 || seconds == 0) {
      throw new IOException("the demo ended with " + demo.exitValue());
    }
    return new Seen(seconds, memory);
  }

  private static double memoryMiB(Process demo) {
    List<ProcessHandle> javas =
        Stream.concat(Stream.of(demo.toHandle()), demo.descendants())
            .filter(process -> command(process).endsWith("/java"))
            .toList();
    double all = 0;
    for (ProcessHandle java : javas) {
      all += Memory.pssMiB(java.pid()) + postgresOf(java.pid());
    }
    return all;
  }

  /** Its server is nobody's child; its data folder is named after the JVM. */
  private static double postgresOf(long jvm) {
    String folder = "/run/" + jvm + "/postgres";
    return ProcessHandle.allProcesses()
        .filter(process -> command(process).endsWith("/postgres"))
        .filter(process -> process.info().commandLine().orElse("").contains(folder))
        .flatMap(server -> Stream.concat(Stream.of(server), server.children()))
        .mapToDouble(process -> Memory.pssMiB(process.pid()))
        .sum();
  }

  private static String command(ProcessHandle process) {
    Optional<String> command = process.info().command();
    return command.orElse("");
  }
}
