package dev.holdfast.offer.domain;

import static dev.holdfast.contracts.offer.OfferState.ACTIVE;
import static dev.holdfast.contracts.offer.OfferState.PAUSED;
import static dev.holdfast.contracts.offer.OfferState.RETIRED;
import static dev.holdfast.offer.domain.OfferCause.PAUSE;
import static dev.holdfast.offer.domain.OfferCause.RESUME;
import static dev.holdfast.offer.domain.OfferCause.RETIRE;

import dev.holdfast.contracts.offer.OfferState;
import java.util.List;
import java.util.Optional;

/** Whether an offer can be bought. A retired one never again. */
public final class OfferTransitions {

  private static final List<Row> TABLE =
      List.of(
          new Row(ACTIVE, PAUSE, PAUSED),
          new Row(PAUSED, RESUME, ACTIVE),
          new Row(ACTIVE, RETIRE, RETIRED),
          new Row(PAUSED, RETIRE, RETIRED));

  private OfferTransitions() {}

  /** The next state; empty where the cause means nothing in this one. */
  public static Optional<OfferState> next(OfferState state, OfferCause cause) {
    return TABLE.stream()
        .filter(row -> row.from == state && row.cause == cause)
        .map(Row::to)
        .findFirst();
  }

  /** The table as a Mermaid diagram. */
  public static String mermaid() {
    StringBuilder diagram = new StringBuilder("stateDiagram-v2\n  [*] --> ACTIVE\n");
    TABLE.forEach(
        row -> diagram.append("  %s --> %s: %s\n".formatted(row.from, row.to, row.cause)));
    return diagram.append("  RETIRED --> [*]\n").toString();
  }

  private record Row(OfferState from, OfferCause cause, OfferState to) {}
}
