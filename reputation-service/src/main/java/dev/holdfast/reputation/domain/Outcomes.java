package dev.holdfast.reputation.domain;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/** All outcomes there are, and where providers were paid for them. */
public interface Outcomes {

  boolean knows(UUID orderId);

  void add(Outcome outcome);

  /** The provider of an order was paid at a node; the order itself may not be known yet. */
  void addPayee(UUID orderId, String nodeKey);

  /** Locked orders that the agent bought or sold. */
  List<Fact> factsOf(String agentId);

  /** Other agents that were ever paid at a node where this one was paid too. */
  Set<String> samePayeeAs(String agentId);

  /** All that is known of an agent. */
  default History historyOf(String agentId) {
    return new History(agentId, factsOf(agentId), samePayeeAs(agentId));
  }
}
