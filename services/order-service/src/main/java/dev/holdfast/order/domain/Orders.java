package dev.holdfast.order.domain;

import dev.holdfast.contracts.order.Party;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All orders there are. */
public interface Orders {

  void add(Order order);

  Optional<Order> find(UUID orderId);

  /** For nobody else to change until the transaction ends. */
  Optional<Order> lock(UUID orderId);

  Optional<Order> findByKey(String buyer, String idempotencyKey);

  long countOpenOf(UUID offerId);

  /** For nobody else to take a place of this offer until the transaction ends. */
  void lockPlacesOf(UUID offerId);

  long countUnpaidOf(String buyer);

  long countOpenBy(String buyer);

  long countOpenFor(String provider);

  /** Whether an order of the buyer ended with its provider paid. */
  boolean hasHistory(String buyer);

  /** Orders of an agent, newest first, before an id. */
  List<Order> list(OrderFilter filter, @Nullable UUID before, int atMost);

  /** Orders with a window that is over. */
  List<UUID> due(Instant now, int atMost);

  /** Deliveries whose conditions are to be judged. */
  List<UUID> toJudge(Instant now, int atMost);

  /** Deliveries whose parties are to be reminded of the review's end. */
  List<UUID> toRemind(Instant now, int atMost);

  /**
   * A step for the history.
   *
   * @param eventId of the event that tells it, or else of the one that caused it
   */
  void record(UUID orderId, OrderChange.Step step, @Nullable UUID eventId, Instant at);

  /**
   * @param role both roles where none is named
   */
  record OrderFilter(String agentId, @Nullable Party role, @Nullable OrderState state) {}
}
