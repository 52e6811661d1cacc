package dev.holdfast.bench.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
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

  /** Tables in Markdown. */
  public String tables() {
    return Tables.of(all());
  }

  public String json() {
    return JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(all());
  }
}
