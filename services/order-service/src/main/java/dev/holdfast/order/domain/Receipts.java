package dev.holdfast.order.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Signed records of orders that are final. */
public interface Receipts {

  /** As it was signed. */
  Optional<String> find(UUID orderId);

  /** Signs and keeps it; the document. */
  String issue(Order order, List<Evaluation> evaluations, Instant now);

  /** Orders of a party that closed in a span, oldest first, after a place. */
  List<Order> closed(String agentId, Instant from, Instant to, @Nullable Place after, int atMost);

  /** Where the page before ended. */
  record Place(Instant closedAt, UUID orderId) {}
}
