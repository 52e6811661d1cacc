package dev.holdfast.testkit.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;

/** A PostgreSQL 18 of our own, on a port that was free, reachable from this machine alone. */
public final class PostgresServer implements AutoCloseable {
  /** Whether a commit must survive a power cut: yes for a market, no for a unit test. */
  public enum Durability {
    DURABLE("on"),
    VOLATILE("off");

    private final String setting;

    Durability(String setting) {
      this.setting = setting;
    }
  }

  private final EmbeddedPostgres server;

  private PostgresServer(EmbeddedPostgres server) {
    this.server = server;
  }

  /**
   * Starts the server on fresh data in {@code folder}. The caller closes it before the folder; a
   * JVM that just ends does so by the hook {@link #closeOnExit(RunFolder)}.
   */
  public static PostgresServer start(RunFolder folder, Durability durability) {
    return start(folder, durability, Map.of());
  }

  /** The same with more of the server's settings. */
  public static PostgresServer start(
      RunFolder folder, Durability durability, Map<String, String> more) {
    try {
      EmbeddedPostgres.Builder server =
          EmbeddedPostgres.builder()
              .setOverrideWorkingDirectory(CacheFolder.path().resolve("postgresql").toFile())
              .setDataDirectory(folder.postgres())
              .setCleanDataDirectory(false)
              .setRegisterShutdownHook(false)
              .setPGStartupWait(Duration.ofSeconds(60))
              .setOutputRedirector(
                  ProcessBuilder.Redirect.appendTo(
                      folder.path().resolve("postgresql.log").toFile()))
              .setErrorRedirector(
                  ProcessBuilder.Redirect.appendTo(
                      folder.path().resolve("postgresql.log").toFile()))
              .setServerConfig("fsync", durability.setting)
              .setServerConfig("full_page_writes", durability.setting)
              .setServerConfig("synchronous_commit", durability.setting)
              .setServerConfig("max_connections", "300")
              .setServerConfig("shared_buffers", "64MB");
      more.forEach(server::setServerConfig);
      return new PostgresServer(server.start());
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL did not start, see " + folder.path(), e);
    }
  }

  /** Makes a database and the only role that may connect to it, both called {@code name}. */
  public Database create(String name, String password) {
    if (!name.matches("[a-z][a-z0-9_]{0,62}") || !password.matches("[A-Za-z0-9]+")) {
      throw new IllegalArgumentException("not a name of a database, or not a password: " + name);
    }
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement sql = connection.createStatement()) {
      sql.execute("CREATE ROLE " + name + " LOGIN PASSWORD '" + password + "'");
      sql.execute("CREATE DATABASE " + name + " OWNER " + name);
      sql.execute("REVOKE ALL ON DATABASE " + name + " FROM PUBLIC");
    } catch (SQLException e) {
      throw new IllegalStateException("cannot create the database " + name, e);
    }
    return new Database(
        name, "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + name, name, password);
  }

  /** Closes the server, then the folder, when the JVM ends in an orderly way. */
  public void closeOnExit(RunFolder folder) {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  close();
                  folder.close();
                },
                "postgres-close"));
  }

  public int port() {
    return server.getPort();
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL did not stop", e);
    }
  }
}
