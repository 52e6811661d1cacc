package dev.holdfast.settlement.domain.payout;

import static dev.holdfast.settlement.domain.payout.PayoutEvent.CLAIM;
import static dev.holdfast.settlement.domain.payout.PayoutEvent.CREDIT;
import static dev.holdfast.settlement.domain.payout.PayoutEvent.INVOICE_GIVEN;
import static dev.holdfast.settlement.domain.payout.PayoutEvent.INVOICE_UNUSABLE;
import static dev.holdfast.settlement.domain.payout.PayoutEvent.NOT_PAID;
import static dev.holdfast.settlement.domain.payout.PayoutEvent.NO_ANSWER;
import static dev.holdfast.settlement.domain.payout.PayoutEvent.PAID;
import static dev.holdfast.settlement.domain.payout.PayoutEvent.UNDER_WAY;
import static dev.holdfast.settlement.domain.payout.PayoutState.AWAITING_INVOICE;
import static dev.holdfast.settlement.domain.payout.PayoutState.CLAIMED;
import static dev.holdfast.settlement.domain.payout.PayoutState.CREDITED;
import static dev.holdfast.settlement.domain.payout.PayoutState.FAILED;
import static dev.holdfast.settlement.domain.payout.PayoutState.IN_FLIGHT;
import static dev.holdfast.settlement.domain.payout.PayoutState.PLANNED;
import static dev.holdfast.settlement.domain.payout.PayoutState.SUCCEEDED;
import static dev.holdfast.settlement.domain.payout.PayoutState.UNKNOWN;

import java.util.List;
import java.util.Optional;

/** The table of a payout's states. Whatever is not in it does not happen. */
public final class PayoutTransitions {
  private record Row(PayoutState from, PayoutEvent on, PayoutState to) {}

  private static final List<Row> TABLE =
      List.of(
          new Row(AWAITING_INVOICE, INVOICE_GIVEN, PLANNED),
          new Row(AWAITING_INVOICE, CREDIT, CREDITED),
          // Here and below: a late copy of a send that had been given up was carried out.
          new Row(AWAITING_INVOICE, UNDER_WAY, IN_FLIGHT),
          new Row(AWAITING_INVOICE, PAID, SUCCEEDED),
          new Row(PLANNED, INVOICE_GIVEN, PLANNED),
          new Row(PLANNED, INVOICE_UNUSABLE, AWAITING_INVOICE),
          new Row(PLANNED, NOT_PAID, FAILED),
          new Row(PLANNED, CLAIM, CLAIMED),
          new Row(PLANNED, CREDIT, CREDITED),
          new Row(CLAIMED, UNDER_WAY, IN_FLIGHT),
          new Row(CLAIMED, PAID, SUCCEEDED),
          new Row(CLAIMED, NOT_PAID, FAILED),
          new Row(CLAIMED, NO_ANSWER, UNKNOWN),
          new Row(IN_FLIGHT, PAID, SUCCEEDED),
          new Row(IN_FLIGHT, NOT_PAID, FAILED),
          new Row(IN_FLIGHT, NO_ANSWER, UNKNOWN),
          new Row(UNKNOWN, UNDER_WAY, IN_FLIGHT),
          new Row(UNKNOWN, PAID, SUCCEEDED),
          new Row(UNKNOWN, NOT_PAID, FAILED),
          new Row(FAILED, CLAIM, CLAIMED),
          new Row(FAILED, INVOICE_GIVEN, PLANNED),
          new Row(FAILED, INVOICE_UNUSABLE, AWAITING_INVOICE),
          new Row(FAILED, UNDER_WAY, IN_FLIGHT),
          new Row(FAILED, PAID, SUCCEEDED),
          new Row(FAILED, CREDIT, CREDITED));

  private PayoutTransitions() {}

  /** Empty where the event means nothing in this state: it came late, or again. */
  public static Optional<PayoutState> next(PayoutState from, PayoutEvent on) {
    return TABLE.stream().filter(row -> row.from == from && row.on == on).map(Row::to).findFirst();
  }

  /** The table as a Mermaid diagram. */
  public static String mermaid() {
    StringBuilder out =
        new StringBuilder("stateDiagram-v2\n  [*] --> AWAITING_INVOICE\n  [*] --> PLANNED\n");
    TABLE.forEach(row -> out.append("  %s --> %s: %s%n".formatted(row.from, row.to, row.on)));
    return out.append("  SUCCEEDED --> [*]\n  CREDITED --> [*]\n").toString();
  }
}
