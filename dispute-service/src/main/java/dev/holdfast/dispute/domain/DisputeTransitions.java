package dev.holdfast.dispute.domain;

import static dev.holdfast.dispute.domain.DisputeCause.*;
import static dev.holdfast.dispute.domain.DisputeState.*;

import java.util.List;
import java.util.Optional;

/** The life of a case: it ends by an award, by its clock, or by the guard of its escrow. */
public final class DisputeTransitions {

  private static final List<Row> TABLE =
      List.of(
          new Row(OPEN, CLAIM, CLAIMED),
          new Row(CLAIMED, RELEASE, OPEN),
          new Row(OPEN, AWARD, AWARDED),
          new Row(CLAIMED, AWARD, AWARDED),
          new Row(OPEN, TIME_OVER, LAPSED),
          new Row(CLAIMED, TIME_OVER, LAPSED),
          new Row(OPEN, DECIDED_ELSEWHERE, CLOSED),
          new Row(CLAIMED, DECIDED_ELSEWHERE, CLOSED));

  private DisputeTransitions() {}

  /** The next state; empty where the cause means nothing in this one. */
  public static Optional<DisputeState> next(DisputeState state, DisputeCause cause) {
    return TABLE.stream()
        .filter(row -> row.from == state && row.cause == cause)
        .map(Row::to)
        .findFirst();
  }

  /** The table as a Mermaid diagram. */
  public static String mermaid() {
    StringBuilder diagram = new StringBuilder("stateDiagram-v2\n  [*] --> OPEN\n");
    TABLE.forEach(
        row -> diagram.append("  %s --> %s: %s\n".formatted(row.from, row.to, row.cause)));
    for (DisputeState end : List.of(AWARDED, LAPSED, CLOSED)) {
      diagram.append("  %s --> [*]\n".formatted(end));
    }
    return diagram.toString();
  }

  private record Row(DisputeState from, DisputeCause cause, DisputeState to) {}
}
