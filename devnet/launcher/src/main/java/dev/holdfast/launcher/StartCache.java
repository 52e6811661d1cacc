package dev.holdfast.launcher;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes the JDK's start-up cache beside a first market that waits for Ctrl-C. A JVM can write such
 * a cache only when it ends, and takes half a minute; so a second, short market is run for it, at
 * the lowest priority, and given up when the first one ends before.
 */
public final class StartCache implements AutoCloseable {
  private static final String FOR = "HOLDFAST_TRAINING_FOR";
  private static final long PATIENCE_SECONDS = 4;

  private final Process training;

  private StartCache(Process training) {
    this.training = training;
  }

  /** Whether this very market is such a second one; nobody is to notice it. */
  public static boolean isForTraining() {
    return System.getenv(FOR) != null;
  }

  /** A market for training ends with the one it is for, however that one ends. */
  public static void endWithTheFirst(Runnable end) {
    String first = System.getenv(FOR);
    if (first == null) {
      return;
    }
    Thread.ofPlatform()
        .name("wait-for-the-first")
        .daemon()
        .start(() -> {
          ProcessHandle.of(Long.parseLong(first)).ifPresent(p -> p.onExit().join());
          end.run();
        });
  }

  /** Starts the second market where there is no cache yet and the script could start one. */
  public static Optional<StartCache> makeIfMissing() {
    String script = System.getProperty("holdfast.script");
    if (script == null || !Boolean.getBoolean("holdfast.no-start-cache") || isForTraining()) {
      return Optional.empty();
    }
    List<String> command =
        List.of("nice", "-n", "19", script, "demo", "--orders", "6", "--exit", "--port", "0");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectInput(new File("/dev/null"))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put(FOR, Long.toString(ProcessHandle.current().pid()));
    try {
      return Optional.of(new StartCache(builder.start()));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot run " + script, e);
    }
  }

  @Override
  public void close() {
    if (!training.isAlive()) {
      return;
    }
    // The script waits for its JVM: that one first. PostgreSQL is ended by the JVM.
    javas().forEach(ProcessHandle::destroy);
    training.destroy();
    try {
      if (!training.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        training.descendants().forEach(ProcessHandle::destroyForcibly);
        training.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Stream<ProcessHandle> javas() {
    return training.descendants().filter(StartCache::isJava);
  }

  private static boolean isJava(ProcessHandle process) {
    @Nullable String command = process.info().command().orElse(null);
    return command != null && command.endsWith("java");
  }
}
