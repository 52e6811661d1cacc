package dev.holdfast.launcher;

import dev.holdfast.testkit.embedded.CacheFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** The log of one run, in the user's cache folder, where it outlives the run. */
public final class LogFile {
  private static final int KEPT = 5;

  private LogFile() {}

  /** Tells Logback where to write; to be called before the first logger is asked for. */
  public static Path open() {
    Path folder = CacheFolder.path().resolve("logs");
    Path file = folder.resolve("market-" + ProcessHandle.current().pid() + ".log");
    try {
      Files.createDirectories(folder);
      Files.deleteIfExists(file);
      dropOld(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write logs under " + folder, e);
    }
    System.setProperty("holdfast.log", file.toString());
    // Tomcat and gRPC log through java.util.logging, which Boot would have bridged.
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
    return file;
  }

  private static void dropOld(Path folder) throws IOException {
    List<Path> logs;
    try (Stream<Path> list = Files.list(folder)) {
      logs =
          list.sorted(Comparator.comparing((Path p) -> p.toFile().lastModified()).reversed())
              .skip(KEPT - 1L)
              .toList();
    }
    for (Path log : logs) {
      Files.deleteIfExists(log);
    }
  }
}
