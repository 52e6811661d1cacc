package dev.holdfast.bench.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** All figures of a run, in the order in which they were first measured. */
public final class Figures {
  private record Name(String what, String unit) {}

  private final Map<Name, List<Double>> rounds = new LinkedHashMap<>();

  /** One round's value. */
  public void add(String what, String unit, double value) {
    rounds.computeIfAbsent(new Name(what, unit), name -> new ArrayList<>()).add(value);
  }

  public List<Figure> all() {
    return rounds.entrySet().stream()
        .map(entry -> new Figure(entry.getKey().what(), entry.getKey().unit(), entry.getValue()))
        .toList();
  }

  /** A table in Markdown. */
  public String table() {
    StringBuilder table =
        new StringBuilder("| what | median | range | unit |\n|---|---:|---|---|\n");
    for (Figure figure : all()) {
      table.append(
          String.format(
              Locale.ROOT,
              "| %s | %s | %s – %s | %s |%n",
              figure.what(),
              number(figure.median()),
              number(figure.least()),
              number(figure.most()),
              figure.unit()));
    }
    return table.toString();
  }

  public String json() {
    return JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(all());
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, value < 100 ? "%.1f" : "%,.0f", value);
  }
}
