package dev.holdfast.testkit.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A folder that belongs to this JVM, named after its process id. PostgreSQL is a process of its own
 * and survives a {@code kill -9} of the JVM that started it; so before a folder is claimed, those
 * of dead JVMs beside it are looked through, their PostgreSQL is ended and the folder removed.
 */
public final class RunFolder implements AutoCloseable {
  private static final String POSTGRES = "postgres";

  private final Path path;

  private RunFolder(Path path) {
    this.path = path;
  }

  /** Claims {@code parent/<pid>} and cleans up after dead owners of its neighbours. */
  public static RunFolder claim(Path parent) {
    try {
      Files.createDirectories(parent);
      sweep(parent);
      Path own = parent.resolve(Long.toString(ProcessHandle.current().pid()));
      endPostgresOf(own);
      remove(own);
      Files.createDirectory(
          own, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      return new RunFolder(own);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot use " + parent + " for the servers' data", e);
    }
  }

  public Path path() {
    return path;
  }

  /** Where the PostgreSQL of this run keeps its data. */
  public Path postgres() {
    return path.resolve(POSTGRES);
  }

  /** Removes the folder. The servers in it have to be closed before. */
  @Override
  public void close() {
    remove(path);
  }

  /**
   * Removes of the folder what can be removed in this time. On a busy disk the thousands of files
   * of some databases take seconds that somebody who pressed Ctrl-C does not have; what is left is
   * swept by the next start.
   */
  public void close(Duration patience) {
    remove(path, System.nanoTime() + patience.toNanos());
  }

  private static void sweep(Path parent) throws IOException {
    List<Path> folders;
    try (Stream<Path> list = Files.list(parent)) {
      folders = list.filter(Files::isDirectory).toList();
    }
    for (Path folder : folders) {
      ownerOf(folder)
          .filter(pid -> ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty())
          .ifPresent(dead -> {
            endPostgresOf(folder);
            remove(folder);
          });
    }
  }

  private static Optional<Long> ownerOf(Path folder) {
    try {
      return Optional.of(Long.valueOf(folder.getFileName().toString()));
    } catch (NumberFormatException notOurs) {
      return Optional.empty();
    }
  }

  /** Ends the postmaster that runs on the folder's data, and no other process. */
  private static void endPostgresOf(Path folder) {
    Path data = folder.resolve(POSTGRES);
    try {
      List<String> lines = Files.readAllLines(data.resolve("postmaster.pid"));
      if (lines.size() < 2 || !Path.of(lines.get(1)).equals(data)) {
        return;
      }
      Optional<ProcessHandle> postmaster =
          ProcessHandle.of(Long.parseLong(lines.getFirst().trim())).filter(RunFolder::isPostgres);
      if (postmaster.isPresent()) {
        // SIGTERM would wait for clients; the data is thrown away, so nothing is lost by SIGKILL,
        // and the backends end by themselves when their postmaster is gone.
        postmaster.get().destroyForcibly();
        postmaster.get().onExit().get(5, TimeUnit.SECONDS);
      }
    } catch (NoSuchFileException alreadyStopped) {
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      throw new IllegalStateException("cannot end the PostgreSQL left in " + data, e);
    }
  }

  /** A process id may have been given to another program since the owner died. */
  private static boolean isPostgres(ProcessHandle process) {
    return process.info().command().map(c -> c.contains("postgres")).orElse(false);
  }

  private static void remove(Path folder) {
    remove(folder, System.nanoTime() + Duration.ofDays(1).toNanos());
  }

  private static void remove(Path folder, long untilNanos) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
        if (System.nanoTime() - untilNanos > 0) {
          return;
        }
        Files.deleteIfExists(path);
      }
    } catch (IOException | UncheckedIOException e) {
      // What is left (a backend was still writing) is swept by the next start.
      System.getLogger(RunFolder.class.getName())
          .log(System.Logger.Level.DEBUG, "left for the next start: " + folder, e);
    }
  }
}
