package dev.holdfast.torture.audit;

import dev.holdfast.testkit.embedded.Database;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** All rows of a database as texts, to be compared with what they are later. */
public final class Rows {
  /**
   * Who works on a node and which one is away is of the hour; the inbox hears of each new block.
   */
  private static final Set<String> OF_THE_HOUR =
      Set.of("flyway_schema_history", "node_lease", "node_away", "inbox", "outbox");

  private final Map<String, Set<String>> byTable = new TreeMap<>();

  private Rows() {}

  public static Rows of(Database database) throws SQLException {
    Rows rows = new Rows();
    try (Connection connection =
            DriverManager.getConnection(database.url(), database.user(), database.password());
        Statement statement = connection.createStatement()) {
      for (String table : texts(statement, TABLES)) {
        if (!OF_THE_HOUR.contains(table)) {
          rows.byTable.put(
              table, new TreeSet<>(texts(statement, "select t::text from " + table + " t")));
        }
      }
    }
    return rows;
  }

  /** Whether a table has no rows, or is none of this database's. */
  public static boolean isEmpty(Database database, String table) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(database.url(), database.user(), database.password());
        Statement statement = connection.createStatement()) {
      return !texts(statement, TABLES).contains(table)
          || texts(statement, "select 1 from " + table + " limit 1").isEmpty();
    }
  }

  private static final String TABLES =
      "select tablename from pg_tables where schemaname = current_schema()";

  private static List<String> texts(Statement statement, String sql) throws SQLException {
    List<String> texts = new ArrayList<>();
    try (ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        texts.add(result.getString(1));
      }
    }
    return texts;
  }

  public int count() {
    return byTable.values().stream().mapToInt(Set::size).sum();
  }

  /** What is here and not there, and what is there and not here. */
  public List<String> differences(Rows later) {
    List<String> different = new ArrayList<>();
    byTable.forEach((table, rows) -> {
      Set<String> then = later.byTable.getOrDefault(table, Set.of());
      rows.stream()
          .filter(row -> !then.contains(row))
          .forEach(row -> different.add("gone from " + table + ": " + row));
      then.stream()
          .filter(row -> !rows.contains(row))
          .forEach(row -> different.add("new in " + table + ": " + row));
    });
    return different;
  }
}
