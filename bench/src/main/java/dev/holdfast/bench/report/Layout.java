package dev.holdfast.bench.report;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a figure stands in the tables that people read; its name alone says it. */
enum Layout {
  AT_ONCE("By how many trade at once", "(.+), (\\d+ at once)", 1, 2, false),
  PERCENTILES("Percentiles", "(.+), (p50|p99)", 1, 2, false),
  LIBRARIES("CPU of a life by library, in ms", "samples of a life in (.+), (.+)", 2, 1, false),
  PARTS(
      "By part of the market",
      "(memory|CPU at rest|statements of a life|time in statements of a life|start), (.+)",
      2,
      1,
      true),
  DERIVED("Derived, and measured nowhere", "(derived: .+), (\\d+ cores)", 1, 2, false),
  GROWN("At the beginning and at the end", "(.+), (first|last|more with each order)", 1, 2, false),
  PLAIN("The rest", "(.+)", 1, 0, false);

  private static final List<Layout> IN_TURN = List.of(values());
  private static final String ONLY_COLUMN = "measured";

  final String title;
  final boolean hasUnitInColumn;
  private final Pattern names;
  private final int row;
  private final int column;

  Layout(String title, String names, int row, int column, boolean hasUnitInColumn) {
    this.title = title;
    this.names = Pattern.compile(names);
    this.row = row;
    this.column = column;
    this.hasUnitInColumn = hasUnitInColumn;
  }

  /** A cell of one of the tables. */
  record Place(Layout table, String row, String column) {}

  static Place of(Figure figure) {
    for (Layout layout : IN_TURN) {
      Matcher name = layout.names.matcher(figure.what());
      if (name.matches()) {
        return new Place(
            layout,
            name.group(layout.row),
            layout.column == 0 ? ONLY_COLUMN : layout.column(name, figure.unit()));
      }
    }
    throw new IllegalStateException("a name that is in no table: " + figure.what());
  }

  private String column(Matcher name, String unit) {
    String what = name.group(column);
    return hasUnitInColumn && !unit.isEmpty() ? what + ", " + unit : what;
  }
}
