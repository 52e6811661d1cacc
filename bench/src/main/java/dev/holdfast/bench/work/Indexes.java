package dev.holdfast.bench.work;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * The indexes of a database that hold no constraint, away while very many rows are written: row by
 * row they take longer than all the rest.
 */
final class Indexes {
  private static final String OF_TABLES =
      """
      select indexname, indexdef from pg_indexes where schemaname = 'public'
        and tablename = any(string_to_array('%s', ','))
        and indexname not in (select conname from pg_constraint)\
      """;

  private final Statement sql;
  private final List<String> definitions = new ArrayList<>();

  private Indexes(Statement sql) {
    this.sql = sql;
  }

  /** Drops those of the tables. */
  static Indexes drop(Statement sql, List<String> tables) throws SQLException {
    Indexes indexes = new Indexes(sql);
    List<String> names = new ArrayList<>();
    try (ResultSet row = sql.executeQuery(OF_TABLES.formatted(String.join(",", tables)))) {
      while (row.next()) {
        names.add(row.getString(1));
        indexes.definitions.add(row.getString(2));
      }
    }
    if (!names.isEmpty()) {
      sql.execute("drop index " + String.join(", ", names));
    }
    return indexes;
  }

  /** Makes them again. */
  void create() throws SQLException {
    sql.execute("set maintenance_work_mem = '256MB'");
    for (String definition : definitions) {
      sql.execute(definition);
    }
  }
}
