package dev.holdfast.bench.report;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Figures as tables in Markdown, each cell the median of its rounds and their range. */
final class Tables {
  private static final String NOTHING = "";

  private final Map<Layout, Table> tables = new EnumMap<>(Layout.class);

  private static final class Table {
    final Set<String> columns = new LinkedHashSet<>();
    final Map<String, Map<String, Figure>> rows = new LinkedHashMap<>();
  }

  private Tables(List<Figure> figures) {
    for (Figure figure : figures) {
      Layout.Place place = Layout.of(figure);
      Table table = tables.computeIfAbsent(place.table(), layout -> new Table());
      table.columns.add(place.column());
      table
          .rows
          .computeIfAbsent(place.row(), row -> new LinkedHashMap<>())
          .put(place.column(), figure);
    }
  }

  static String of(List<Figure> figures) {
    StringBuilder text = new StringBuilder();
    new Tables(figures).tables.forEach((layout, table) -> append(text, layout, table));
    return text.toString();
  }

  private static void append(StringBuilder text, Layout layout, Table table) {
    boolean units = !layout.hasUnitInColumn && layout != Layout.LIBRARIES;
    text.append("**").append(layout.title).append("**\n\n| |");
    table.columns.forEach(column -> text.append(' ').append(column).append(" |"));
    text.append(units ? " unit |\n|---|" : "\n|---|");
    table.columns.forEach(column -> text.append("---:|"));
    text.append(units ? "---|\n" : "\n");
    table.rows.forEach((row, cells) -> {
      String unit = cells.values().iterator().next().unit();
      text.append("| ").append(row).append(" |");
      for (String column : table.columns) {
        text.append(' ').append(cell(cells.get(column), units ? unit : null)).append(" |");
      }
      text.append(units ? " " + unit + " |\n" : "\n");
    });
    text.append('\n');
  }

  private static String cell(@Nullable Figure figure, @Nullable String unitOfRow) {
    if (figure == null) {
      return NOTHING;
    }
    String unit = unitOfRow == null || unitOfRow.equals(figure.unit()) ? "" : " " + figure.unit();
    String range =
        figure.rounds().size() == 1
            ? ""
            : " (%s – %s)".formatted(number(figure.least()), number(figure.most()));
    return number(figure.median()) + unit + range;
  }

  private static String number(double value) {
    String format = Math.abs(value) < 1 ? "%.2f" : Math.abs(value) < 100 ? "%.1f" : "%,.0f";
    return String.format(Locale.ROOT, format, value);
  }
}
