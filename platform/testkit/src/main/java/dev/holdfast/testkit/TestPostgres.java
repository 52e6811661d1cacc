package dev.holdfast.testkit;

import dev.holdfast.testkit.embedded.Database;
import dev.holdfast.testkit.embedded.PostgresServer;
import dev.holdfast.testkit.embedded.PostgresServer.Durability;
import dev.holdfast.testkit.embedded.RunFolder;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/** One PostgreSQL for all tests of this JVM: started by the first who asks, ended with the JVM. */
public final class TestPostgres {
  private static final AtomicInteger COUNT = new AtomicInteger();

  private static final String WAITING =
      "select count(*) from pg_stat_activity"
          + " where datname = current_database() and wait_event_type = 'Lock'";

  private TestPostgres() {}

  /**
   * A fresh, empty database with a role of its own, so that two tests can never see each other's
   * rows.
   *
   * @param name what it is for, such as {@code order}; a number is added
   */
  public static Database newDatabase(String name) {
    String unique =
        "t_"
            + name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "_")
            + "_"
            + COUNT.incrementAndGet();
    return Docker.answers() ? Container.create(unique) : Embedded.SERVER.create(unique, "test");
  }

  /** Whether one transaction of a database waits for what another one has locked. */
  public static boolean somebodyWaits(DataSource database) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet waiting = statement.executeQuery(WAITING)) {
      return waiting.next() && waiting.getInt(1) == 1;
    }
  }

  private static final class Embedded {
    private static final PostgresServer SERVER = start();

    private static PostgresServer start() {
      RunFolder folder = TestFolder.claim("postgresql");
      PostgresServer server = PostgresServer.start(folder, Durability.VOLATILE);
      server.closeOnExit(folder);
      return server;
    }
  }

  private static final class Container {
    private static final PostgreSQLContainer SERVER = start();

    private static PostgreSQLContainer start() {
      PostgreSQLContainer container =
          new PostgreSQLContainer(DockerImageName.parse("postgres:18-alpine"));
      container.withCommand("postgres", "-c", "fsync=off", "-c", "max_connections=300");
      container.start();
      return container;
    }

    static Database create(String name) {
      try (Connection connection =
              DriverManager.getConnection(
                  SERVER.getJdbcUrl(), SERVER.getUsername(), SERVER.getPassword());
          Statement sql = connection.createStatement()) {
        sql.execute("CREATE ROLE " + name + " LOGIN PASSWORD 'test'");
        sql.execute("CREATE DATABASE " + name + " OWNER " + name);
      } catch (SQLException e) {
        throw new IllegalStateException("cannot create the database " + name, e);
      }
      String url =
          "jdbc:postgresql://"
              + SERVER.getHost()
              + ":"
              + SERVER.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT)
              + "/"
              + name;
      return new Database(name, url, name, "test");
    }
  }
}
