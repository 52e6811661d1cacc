package dev.holdfast.torture.market;

import dev.holdfast.testkit.embedded.Database;
import dev.holdfast.testkit.embedded.PostgresServer;
import dev.holdfast.testkit.embedded.PostgresServer.Durability;
import dev.holdfast.testkit.embedded.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A durable PostgreSQL that is killed as by the kernel, and started again on what it wrote. */
final class Postgres implements AutoCloseable {
  private static final long PATIENCE_MILLIS = 30_000;

  private final PostgresServer server;
  private final RunFolder folder;
  private final Database probe;

  private Postgres(PostgresServer server, RunFolder folder, Database probe) {
    this.server = server;
    this.folder = folder;
    this.probe = probe;
  }

  static Postgres start(RunFolder folder) {
    PostgresServer server = PostgresServer.start(folder, Durability.DURABLE);
    return new Postgres(server, folder, server.create("probe", "probe"));
  }

  Database create(String name, String password) {
    return server.create(name, password);
  }

  /** SIGKILL for the postmaster; its backends see it and go. Then the same command again. */
  void killAndStartAgain() throws Exception {
    Path data = folder.postgres();
    List<String> lines = Files.readAllLines(data.resolve("postmaster.pid"));
    ProcessHandle postmaster =
        ProcessHandle.of(Long.parseLong(lines.getFirst().strip())).orElseThrow();
    List<ProcessHandle> backends = postmaster.descendants().toList();
    List<String> command = new ArrayList<>();
    if (System.getProperty("user.name").equals("root")) {
      // PostgreSQL refuses to run as root; in a user namespace of its own it is nobody.
      command.addAll(List.of("unshare", "-U"));
    }
    command.add(postmaster.info().command().orElseThrow());
    command.addAll(List.of(postmaster.info().arguments().orElseThrow()));
    postmaster.destroyForcibly();
    postmaster.onExit().get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    for (ProcessHandle backend : backends) {
      backend.destroyForcibly();
      backend.onExit().get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    }
    ProcessBuilder.Redirect log =
        ProcessBuilder.Redirect.appendTo(folder.path().resolve("postgresql.log").toFile());
    new ProcessBuilder(command).redirectOutput(log).redirectError(log).start();
    awaitAnswer();
  }

  private void awaitAnswer() throws InterruptedException, TimeoutException {
    long end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
    while (System.nanoTime() < end) {
      try (var connection =
          DriverManager.getConnection(probe.url(), probe.user(), probe.password())) {
        connection.isValid(1);
        return;
      } catch (SQLException recovering) {
        Thread.sleep(100);
      }
    }
    throw new TimeoutException("PostgreSQL does not come back, see " + folder.path());
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
