package dev.holdfast.escrow.domain;

import static dev.holdfast.escrow.domain.EscrowCause.*;
import static dev.holdfast.escrow.domain.EscrowCause.TAKEN_INTO_CUSTODY;
import static dev.holdfast.escrow.domain.EscrowState.*;
import static dev.holdfast.escrow.domain.EscrowState.CUSTODY;

import java.util.List;
import java.util.Optional;

/**
 * The life of an escrow. A cause that has no row in a state changes nothing: it is late, or it
 * comes again.
 */
public final class EscrowTransitions {

  private static final List<Row> TABLE =
      List.of(
          row(OPENING, LEGS_OPENED, PAYABLE),
          row(OPENING, ORDER_ENDED, CLOSED),
          row(OPENING, LEG_GONE, CLOSED),
          row(PAYABLE, ALL_LEGS_ACCEPTED, LOCKED),
          row(PAYABLE, ORDER_ENDED, CLOSED),
          row(PAYABLE, LEG_GONE, CLOSED),
          row(LOCKED, DISPUTE_OPENED, DISPUTED),
          row(LOCKED, AWARD_DECIDED, DECIDED),
          row(DISPUTED, AWARD_DECIDED, DECIDED),
          row(DISPUTED, TAKEN_INTO_CUSTODY, CUSTODY),
          row(CUSTODY, AWARD_DECIDED, DECIDED),
          row(DECIDED, ALL_CAPTURED, SETTLED),
          row(DECIDED, ALL_RETURNED, REFUNDED),
          row(DECIDED, PART_CAPTURED, SPLIT));

  private EscrowTransitions() {}

  /** The next state; empty where the cause means nothing in this one. */
  public static Optional<EscrowState> next(EscrowState state, EscrowCause cause) {
    return TABLE.stream()
        .filter(row -> row.from == state && row.cause == cause)
        .map(Row::to)
        .findFirst();
  }

  /** The table as a Mermaid diagram. */
  public static String mermaid() {
    StringBuilder diagram = new StringBuilder("stateDiagram-v2\n  [*] --> OPENING\n");
    for (Row row : TABLE) {
      diagram.append("  %s --> %s: %s\n".formatted(row.from, row.to, row.cause));
    }
    for (EscrowState end : List.of(SETTLED, REFUNDED, SPLIT, CLOSED)) {
      diagram.append("  %s --> [*]\n".formatted(end));
    }
    return diagram.toString();
  }

  private static Row row(EscrowState from, EscrowCause cause, EscrowState to) {
    return new Row(from, cause, to);
  }

  private record Row(EscrowState from, EscrowCause cause, EscrowState to) {}
}
