package dev.holdfast.messaging;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.stream.Stream;

/** A table that rows are only added to, with the columns that each row brings. */
public final class AppendOnly {
  private final int columns;
  private final String insert;

  private AppendOnly(String table, List<Column> columns) {
    this.columns = columns.size();
    String names = columns.stream().map(Column::name).collect(joining(", "));
    String arrays = columns.stream().map(c -> "?::" + c.type() + "[]").collect(joining(", "));
    // By its place: the ids that the table gives out follow the order in which rows were added.
    this.insert =
        "insert into %1$s (%2$s) select %2$s from unnest(%3$s) with ordinality as row (%2$s, place)"
                .formatted(table, names, arrays)
            + " order by place";
  }

  /**
   * @param columns each as {@code name type}, of PostgreSQL's types; what is not named is for the
   *     table itself to fill in
   */
  public static AppendOnly table(String table, String... columns) {
    return new AppendOnly(table, Stream.of(columns).map(Column::parse).toList());
  }

  int columns() {
    return columns;
  }

  /** Takes an array for each column. */
  String insert() {
    return insert;
  }

  private record Column(String name, String type) {
    static Column parse(String text) {
      int space = text.indexOf(' ');
      return new Column(text.substring(0, space), text.substring(space + 1));
    }
  }
}
