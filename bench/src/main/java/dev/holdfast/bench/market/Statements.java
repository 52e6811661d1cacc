package dev.holdfast.bench.market;

import dev.holdfast.launcher.MarketService;
import dev.holdfast.testkit.embedded.Database;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the services ask of PostgreSQL, counted by the server itself while it is told to. */
public final class Statements {
  /** What the server is started with. */
  static final Map<String, String> SETTINGS =
      Map.of("shared_preload_libraries", "pg_stat_statements", "shared_buffers", "256MB");

  private static final String COUNTED =
      """
      select d.datname, s.query, s.calls, s.total_exec_time
      from pg_stat_statements s join pg_database d on d.oid = s.dbid
      order by s.total_exec_time desc\
      """;

  private final Database any;
  private final Map<MarketService, Database> databases;

  Statements(Database any, Map<MarketService, Database> databases) {
    this.any = any;
    this.databases = databases;
  }

  /**
   * @param millis of all calls, without what it takes to parse, to plan and to answer
   */
  public record Counted(MarketService by, String sql, long calls, double millis) {}

  /** The beginning of a statement, in one line. */
  public static String inOneLine(String sql, int width) {
    String line = sql.replaceAll("\\s+", " ");
    return line.substring(0, Math.min(width, line.length()));
  }

  /** Nothing is counted from here on until {@link #begin}: counting has its price. */
  void rest() throws SQLException {
    try (Connection connection = connect();
        Statement sql = connection.createStatement()) {
      track(sql, "none");
    }
  }

  /** Begins to count, from nothing. */
  public void begin() throws SQLException {
    try (Connection connection = connect();
        Statement sql = connection.createStatement()) {
      sql.execute("create extension if not exists pg_stat_statements");
      track(sql, "top");
      sql.execute("select pg_stat_statements_reset()");
    }
  }

  /** Not a setting of the start: that would stand above every later one. */
  private static void track(Statement sql, String which) throws SQLException {
    sql.execute("alter system set pg_stat_statements.track = '" + which + "'");
    sql.execute("select pg_reload_conf()");
  }

  /** Ends counting; what took longest comes first. */
  public List<Counted> end() throws SQLException {
    List<Counted> counted = new ArrayList<>();
    try (Connection connection = connect();
        Statement sql = connection.createStatement()) {
      track(sql, "none");
      try (ResultSet row = sql.executeQuery(COUNTED)) {
        while (row.next()) {
          String database = row.getString(1);
          String query = row.getString(2);
          long calls = row.getLong(3);
          double millis = row.getDouble(4);
          databases.forEach((service, its) -> {
            if (its.name().equals(database)) {
              counted.add(new Counted(service, query, calls, millis));
            }
          });
        }
      }
    }
    return counted;
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(any.url(), "postgres", "postgres");
  }
}
