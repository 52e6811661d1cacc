package dev.holdfast.order.domain;

import static dev.holdfast.order.domain.OrderCause.*;
import static dev.holdfast.order.domain.OrderCause.AGREEMENT;
import static dev.holdfast.order.domain.OrderCause.CONDITIONS_HOLD;
import static dev.holdfast.order.domain.OrderState.*;

import java.util.List;
import java.util.Optional;

/**
 * The life of an order. A command that has no row in a state is refused; an event that has none is
 * late, or comes again, and changes nothing.
 */
public final class OrderTransitions {

  private static final List<Row> TABLE =
      List.of(
          row(PLACED, MADE_PAYABLE, AWAITING_FUNDS),
          row(PLACED, CANCELLATION, CANCELLED),
          row(PLACED, FUNDING_OVER, EXPIRED),
          row(PLACED, ESCROW_CLOSED, EXPIRED),
          row(AWAITING_FUNDS, MONEY_LOCKED, FUNDED),
          row(AWAITING_FUNDS, CANCELLATION, CANCELLED),
          row(AWAITING_FUNDS, FUNDING_OVER, EXPIRED),
          row(AWAITING_FUNDS, ESCROW_CLOSED, EXPIRED),
          row(FUNDED, DELIVERY, DELIVERED),
          row(FUNDED, CANCELLATION, CANCELLED),
          row(FUNDED, DELIVERY_OVER, TIMED_OUT),
          row(FUNDED, AGREEMENT, ACCEPTED),
          row(FUNDED, DISPUTE, DISPUTED),
          row(FUNDED, GUARD_REFUNDS, TIMED_OUT),
          row(FUNDED, MONEY_RETURNED, REFUNDED),
          row(DELIVERED, ACCEPTANCE, ACCEPTED),
          row(DELIVERED, CONDITIONS_HOLD, ACCEPTED),
          row(DELIVERED, SILENCE, ACCEPTED),
          row(DELIVERED, AGREEMENT, ACCEPTED),
          row(DELIVERED, CANCELLATION, CANCELLED),
          row(DELIVERED, DISPUTE, DISPUTED),
          row(DELIVERED, GUARD_PAYS, ACCEPTED),
          row(DELIVERED, GUARD_REFUNDS, TIMED_OUT),
          row(DELIVERED, MONEY_RETURNED, REFUNDED),
          row(ACCEPTED, MONEY_CAPTURED, COMPLETED),
          row(ACCEPTED, MONEY_RETURNED, REFUNDED),
          row(TIMED_OUT, MONEY_RETURNED, REFUNDED),
          row(CANCELLED, GUARD_PAYS, ACCEPTED),
          row(CANCELLED, MONEY_RETURNED, REFUNDED),
          row(EXPIRED, MONEY_RETURNED, REFUNDED),
          row(DISPUTED, MONEY_CAPTURED, RESOLVED),
          row(DISPUTED, MONEY_RETURNED, RESOLVED));

  private OrderTransitions() {}

  /** The next state; empty where the cause means nothing in this one. */
  public static Optional<OrderState> next(OrderState state, OrderCause cause) {
    return TABLE.stream()
        .filter(row -> row.from == state && row.cause == cause)
        .map(Row::to)
        .findFirst();
  }

  /** The table as a Mermaid diagram. */
  public static String mermaid() {
    StringBuilder diagram = new StringBuilder("stateDiagram-v2\n  [*] --> PLACED\n");
    for (Row row : TABLE) {
      diagram.append("  %s --> %s: %s\n".formatted(row.from, row.to, row.cause));
    }
    for (OrderState end : List.of(COMPLETED, REFUNDED, RESOLVED, CANCELLED, EXPIRED)) {
      diagram.append("  %s --> [*]\n".formatted(end));
    }
    return diagram.toString();
  }

  private static Row row(OrderState from, OrderCause cause, OrderState to) {
    return new Row(from, cause, to);
  }

  private record Row(OrderState from, OrderCause cause, OrderState to) {}
}
