package dev.holdfast.reputation.domain;

import dev.holdfast.contracts.order.OrderOutcome;
import java.util.Map;
import java.util.UUID;

/** All outcomes there are. */
public interface Outcomes {

  boolean knows(UUID orderId);

  void add(Outcome outcome);

  /** Numbers of locked orders the agent sold, by outcome. */
  Map<OrderOutcome, Long> countAsProvider(String agentId);

  /** Numbers of locked orders the agent bought, by outcome. */
  Map<OrderOutcome, Long> countAsBuyer(String agentId);
}
