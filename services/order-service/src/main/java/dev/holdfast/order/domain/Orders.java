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

  /** The order that this key placed. */
  Optional<UUID> placedBy(String buyer, String idempotencyKey);

  /** What limits look at before an order of this buyer for this offer. */
  Occupancy occupancy(UUID offerId, String buyer, String provider);

  /** For nobody else to take a place of this offer until the transaction ends. */
  void lockPlacesOf(UUID offerId);

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
   * How many orders are not final.
   *
   * @param ofOffer of this offer
   * @param unpaidOfBuyer of this buyer, and not paid yet
   * @param ofBuyer of this buyer
   * @param ofProvider of this provider
   * @param hasHistory whether an order of the buyer ended with its provider paid
   */
  record Occupancy(
      long ofOffer, long unpaidOfBuyer, long ofBuyer, long ofProvider, boolean hasHistory) {}

  /**
   * @param role both roles where none is named
   */
  record OrderFilter(String agentId, @Nullable Party role, @Nullable OrderState state) {}
}
