package dev.holdfast.torture.audit;

import java.util.List;

/**
 * An invariant that does not hold.
 *
 * @param rows what shows it: rows of tables, events, lines of logs, records of nodes
 */
public record Violation(Invariant invariant, String what, List<String> rows) {
  public Violation {
    rows = List.copyOf(rows);
  }

  @Override
  public String toString() {
    return invariant.number() + ". " + what + ": " + String.join("; ", rows);
  }
}
