package dev.holdfast.torture.audit;

import java.util.List;

/** Looks whether one invariant holds. */
interface Check {
  Invariant invariant();

  /** What breaks it; empty where it holds. */
  List<Violation> look(Evidence evidence) throws Exception;

  /** One violation of these rows, or none where there are no rows. */
  default List<Violation> violationIf(String what, List<String> rows) {
    return rows.isEmpty() ? List.of() : List.of(new Violation(invariant(), what, rows));
  }
}
