package dev.holdfast.lndnetwork;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * A program that goes on when its starter ends, in a session of its own, so that a Ctrl-C meant for
 * the starter does not reach it. Its pid is kept in a file beside its log.
 */
record Daemon(String name, Path folder) {
  private static final Duration TO_END = Duration.ofSeconds(20);

  void start(List<String> command) {
    try {
      Files.createDirectories(folder);
      Process process =
          new ProcessBuilder(Stream.concat(ownSession(), command.stream()).toList())
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
              .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
              .start();
      Files.writeString(pidFile(), Long.toString(process.pid()));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start " + name, e);
    }
  }

  /** Asks it to end and returns when it is gone: its ports are free only then. */
  void stop() {
    Optional<ProcessHandle> running = process();
    if (running.isPresent()) {
      running.get().destroy();
      try {
        running.get().onExit().get(TO_END.toSeconds(), TimeUnit.SECONDS);
      } catch (TimeoutException e) {
        running.get().destroyForcibly();
        running.get().onExit().join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (ExecutionException e) {
        throw new IllegalStateException(e);
      }
    }
    forget();
  }

  /** Ends it as a power cut would. */
  void kill() {
    process()
        .ifPresent(process -> {
          process.destroyForcibly();
          process.onExit().join();
        });
    forget();
  }

  boolean isRunning() {
    return process().isPresent();
  }

  /** The last lines of its log, for whoever has to know why it ended. */
  String lastWords() {
    try (Stream<String> lines = Files.lines(log())) {
      List<String> all = lines.toList();
      return String.join("\n", all.subList(Math.max(0, all.size() - 8), all.size()));
    } catch (IOException e) {
      return "no log at " + log();
    }
  }

  /** A pid may have been given to another program since: the command has to be ours. */
  private Optional<ProcessHandle> process() {
    try {
      return Optional.of(Files.readString(pidFile()))
          .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid.strip())))
          .filter(ProcessHandle::isAlive)
          .filter(found ->
              found
                  .info()
                  .commandLine()
                  .map(line -> line.contains(folder.toString()))
                  .orElse(true));
    } catch (IOException noFile) {
      return Optional.empty();
    }
  }

  private void forget() {
    try {
      Files.deleteIfExists(pidFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<String> ownSession() {
    return Files.isExecutable(Path.of("/usr/bin/setsid"))
        ? Stream.of("/usr/bin/setsid")
        : Stream.empty();
  }

  private Path pidFile() {
    return folder.resolve("pid");
  }

  private Path log() {
    return folder.resolve("output.log");
  }
}
