package dev.holdfast.order.app;

import dev.holdfast.order.domain.Evaluations;
import dev.holdfast.order.domain.Order;
import dev.holdfast.order.domain.OrderRefusal;
import dev.holdfast.order.domain.Orders;
import dev.holdfast.order.domain.Receipts;
import dev.holdfast.order.domain.Receipts.Place;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Receipts of orders that are final, for their parties. */
@Service
public class Accounting {

  private final Orders orders;
  private final Evaluations evaluations;
  private final Receipts receipts;
  private final Clock clock;

  Accounting(Orders orders, Evaluations evaluations, Receipts receipts, Clock clock) {
    this.orders = orders;
    this.evaluations = evaluations;
    this.receipts = receipts;
    this.clock = clock;
  }

  /** The signed document; it is signed once, when it is first asked for. */
  @Transactional
  public String receipt(UUID orderId, String agentId) {
    Order order =
        orders
            .lock(orderId)
            .filter(found -> found.hasParty(agentId))
            .orElseThrow(() -> new OrderRefusal.NotFound("order"));
    if (!order.isProven()) {
      throw new OrderRefusal.ReceiptNotReady();
    }
    return documentOf(order);
  }

  /** A page of an agent's closed orders; one whose last facts are under way has no receipt yet. */
  @Transactional
  public List<Entry> closed(
      String agentId, Instant from, Instant to, @Nullable Place after, int atMost) {
    return receipts.closed(agentId, from, to, after, atMost).stream()
        .map(order -> new Entry(order, order.isProven() ? documentOf(order) : null))
        .toList();
  }

  private String documentOf(Order order) {
    return receipts
        .find(order.orderId())
        .orElseGet(() -> receipts.issue(order, evaluations.of(order.orderId()), clock.instant()));
  }

  /**
   * @param receipt the signed document
   */
  public record Entry(Order order, @Nullable String receipt) {}
}
