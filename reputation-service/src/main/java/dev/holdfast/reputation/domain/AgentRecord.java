package dev.holdfast.reputation.domain;

import dev.holdfast.contracts.order.OrderOutcome;
import java.util.Map;

/**
 * What an agent's locked orders came to. An order that nobody paid for says nothing of either side
 * and is not counted.
 *
 * @param asProvider number of orders sold, by outcome
 * @param asBuyer number of orders bought, by outcome
 */
public record AgentRecord(
    String agentId, Map<OrderOutcome, Long> asProvider, Map<OrderOutcome, Long> asBuyer) {

  public AgentRecord {
    asProvider = Map.copyOf(asProvider);
    asBuyer = Map.copyOf(asBuyer);
  }
}
