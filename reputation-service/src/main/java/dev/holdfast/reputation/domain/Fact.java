package dev.holdfast.reputation.domain;

import dev.holdfast.contracts.order.OrderClosed;
import dev.holdfast.contracts.order.OrderOutcome;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.UUID;

/**
 * How an order ended that was locked and is final: all that the formula knows of it.
 *
 * @param providerPercent of the price that became the provider's
 * @param feeMsat of the frozen terms at 100 %, so that a failure weighs as much as a success
 * @param closedAt to the microsecond, as a database keeps it: the formula has to see the same
 *     moment wherever it reads it
 */
public record Fact(
    UUID orderId,
    String buyer,
    String provider,
    OrderOutcome outcome,
    int providerPercent,
    long feeMsat,
    Instant closedAt) {

  /** Oldest first. Ids are compared as text: {@link UUID#compareTo} knows negative numbers. */
  public static final Comparator<Fact> OLDEST_FIRST =
      Comparator.comparing(Fact::closedAt).thenComparing(fact -> fact.orderId().toString());

  public Fact {
    closedAt = closedAt.truncatedTo(ChronoUnit.MICROS);
  }

  public static Fact of(OrderClosed closed) {
    return new Fact(
        closed.orderId(),
        closed.buyer(),
        closed.provider(),
        closed.outcome(),
        closed.providerPercent(),
        closed.feeMsat().value(),
        closed.at());
  }

  public String agent(Role role) {
    return switch (role) {
      case PROVIDER -> provider;
      case BUYER -> buyer;
    };
  }

  public String counterparty(Role role) {
    return agent(role.other());
  }
}
