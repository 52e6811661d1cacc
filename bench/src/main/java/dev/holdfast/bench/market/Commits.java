package dev.holdfast.bench.market;

import dev.holdfast.launcher.MarketService;
import dev.holdfast.testkit.embedded.Database;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;

/**
 * How many transactions each service has committed, reading ones included, as PostgreSQL counts.
 */
final class Commits {
  private static final String QUERY =
      "select datname, xact_commit from pg_stat_database where datname is not null";

  private final Database anyOfTheServer;
  private final Map<MarketService, Database> databases;

  Commits(Database anyOfTheServer, Map<MarketService, Database> databases) {
    this.anyOfTheServer = anyOfTheServer;
    this.databases = databases;
  }

  Map<MarketService, Long> count() throws SQLException {
    Map<MarketService, Long> counts = new EnumMap<>(MarketService.class);
    try (Connection connection =
            DriverManager.getConnection(
                anyOfTheServer.url(), anyOfTheServer.user(), anyOfTheServer.password());
        ResultSet row = connection.createStatement().executeQuery(QUERY)) {
      while (row.next()) {
        String name = row.getString(1);
        long commits = row.getLong(2);
        databases.forEach((service, database) -> {
          if (database.name().equals(name)) {
            counts.put(service, commits);
          }
        });
      }
    }
    return counts;
  }
}
