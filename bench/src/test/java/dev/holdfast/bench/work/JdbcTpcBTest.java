package dev.holdfast.bench.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.testkit.embedded.Database;
import dev.holdfast.testkit.embedded.PostgresServer;
import dev.holdfast.testkit.embedded.RunFolder;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("full")
class JdbcTpcBTest {
  private static final String BOOKS =
      """
      select (select sum(bbalance) from twin_branches) = (select sum(delta) from twin_history)
        and (select sum(tbalance) from twin_tellers) = (select sum(delta) from twin_history)
        and (select sum(abalance) from twin_accounts) = (select sum(delta) from twin_history)\
      """;

  @TempDir private Path folder;

  @Test
  void the_twin_of_pgbench_moves_the_same_money_through_all_four_tables() throws Exception {
    try (RunFolder run = RunFolder.claim(folder);
        PostgresServer server = PostgresServer.start(run, PostgresServer.Durability.VOLATILE)) {
      Database database = server.create("bench", "secret");
      try (JdbcTpcB twin = new JdbcTpcB(database)) {
        assertThat(twin.run(4, Duration.ofMillis(500))).isPositive();
      }
      assertThatTheBooksAgree(database);
    }
  }

  private static void assertThatTheBooksAgree(Database database) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(database.url(), database.user(), database.password());
        ResultSet row = connection.createStatement().executeQuery(BOOKS)) {
      assertThat(row.next()).isTrue();
      assertThat(row.getBoolean(1)).isTrue();
    }
  }
}
