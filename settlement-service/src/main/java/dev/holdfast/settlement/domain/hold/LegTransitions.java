package dev.holdfast.settlement.domain.hold;

import static dev.holdfast.settlement.domain.hold.HoldState.ACCEPTED;
import static dev.holdfast.settlement.domain.hold.HoldState.CANCELLED;
import static dev.holdfast.settlement.domain.hold.HoldState.CANCELLING;
import static dev.holdfast.settlement.domain.hold.HoldState.LOST;
import static dev.holdfast.settlement.domain.hold.HoldState.OPEN;
import static dev.holdfast.settlement.domain.hold.HoldState.PLANNED;
import static dev.holdfast.settlement.domain.hold.HoldState.SETTLED;
import static dev.holdfast.settlement.domain.hold.HoldState.SETTLING;
import static dev.holdfast.settlement.domain.hold.LegEvent.AWARD_LOST;
import static dev.holdfast.settlement.domain.hold.LegEvent.CANCEL_DECIDED;
import static dev.holdfast.settlement.domain.hold.LegEvent.HTLCS_HELD;
import static dev.holdfast.settlement.domain.hold.LegEvent.INVOICE_ADDED;
import static dev.holdfast.settlement.domain.hold.LegEvent.LND_CANCELED;
import static dev.holdfast.settlement.domain.hold.LegEvent.LND_SETTLED;
import static dev.holdfast.settlement.domain.hold.LegEvent.NEVER_OPENED;
import static dev.holdfast.settlement.domain.hold.LegEvent.SETTLE_DECIDED;

import java.util.List;
import java.util.Optional;

/** The table of a leg's states. Whatever is not in it does not happen. */
public final class LegTransitions {
  private record Row(HoldState from, LegEvent on, HoldState to) {}

  private static final List<Row> TABLE =
      List.of(
          new Row(PLANNED, INVOICE_ADDED, OPEN),
          new Row(PLANNED, NEVER_OPENED, CANCELLED),
          new Row(PLANNED, CANCEL_DECIDED, CANCELLING),
          new Row(OPEN, HTLCS_HELD, ACCEPTED),
          new Row(OPEN, CANCEL_DECIDED, CANCELLING),
          new Row(OPEN, LND_CANCELED, CANCELLED),
          new Row(ACCEPTED, SETTLE_DECIDED, SETTLING),
          new Row(ACCEPTED, CANCEL_DECIDED, CANCELLING),
          new Row(ACCEPTED, LND_CANCELED, CANCELLED),
          new Row(ACCEPTED, AWARD_LOST, LOST),
          new Row(SETTLING, LND_SETTLED, SETTLED),
          new Row(SETTLING, LND_CANCELED, LOST),
          new Row(CANCELLING, LND_CANCELED, CANCELLED),
          new Row(CANCELLED, AWARD_LOST, LOST));

  private LegTransitions() {}

  /** Empty where the event means nothing in this state: it came late, or again. */
  public static Optional<HoldState> next(HoldState from, LegEvent on) {
    return TABLE.stream().filter(row -> row.from == from && row.on == on).map(Row::to).findFirst();
  }

  /** The table as a Mermaid diagram. */
  public static String mermaid() {
    StringBuilder out = new StringBuilder("stateDiagram-v2\n  [*] --> PLANNED\n");
    TABLE.forEach(row -> out.append("  %s --> %s: %s%n".formatted(row.from, row.to, row.on)));
    for (HoldState state : HoldState.values()) {
      if (state.isFinal()) {
        out.append("  %s --> [*]%n".formatted(state));
      }
    }
    return out.toString();
  }
}
