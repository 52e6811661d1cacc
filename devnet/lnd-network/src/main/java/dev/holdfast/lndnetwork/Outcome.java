package dev.holdfast.lndnetwork;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** What a program said, and its exit code. */
record Outcome(int code, String output) {
  private static final int PATIENCE_SECONDS = 60;

  static Outcome of(ProcessBuilder command) throws IOException, InterruptedException {
    Process process = command.redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException(command.command().getFirst() + " does not end");
    }
    return new Outcome(process.exitValue(), output);
  }
}
