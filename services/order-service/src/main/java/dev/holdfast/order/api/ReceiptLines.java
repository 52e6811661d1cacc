package dev.holdfast.order.api;

import dev.holdfast.contracts.order.Party;
import dev.holdfast.order.app.Accounting.Entry;
import dev.holdfast.order.domain.Order;
import java.util.List;
import java.util.stream.Collectors;

/** One closed order as a line. Nothing in it needs quotes: ids, hex, names of states, numbers. */
final class ReceiptLines {

  static final String HEADER =
      "order_id,closed_at,role,counterparty,offer_id,state,outcome,price_msat,captured_msat,"
          + "fee_msat,paid_msat,routing_fee_msat,credited_msat,refunded_msat,receipt\r\n";

  private ReceiptLines() {}

  static String csv(Entry entry, String agentId) {
    Order order = entry.order();
    boolean buys = order.partyOf(agentId) == Party.BUYER;
    List<Object> cells =
        List.of(
            order.orderId(),
            String.valueOf(order.closedAt()),
            order.partyOf(agentId),
            buys ? order.provider() : order.buyer(),
            order.offerId(),
            order.state(),
            String.valueOf(order.outcome()),
            order.price().value(),
            order.captured().value(),
            order.feeTaken().value(),
            order.paid().value(),
            order.routingFee().value(),
            order.credited().value(),
            order.refunded().value(),
            entry.receipt() == null ? "pending" : "issued");
    return cells.stream().map(Object::toString).collect(Collectors.joining(",", "", "\r\n"));
  }

  /** The signed document; nothing for an order whose last facts are still under way. */
  static String json(Entry entry) {
    return entry.receipt() == null ? "" : entry.receipt() + "\n";
  }
}
