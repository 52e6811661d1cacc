package dev.holdfast.reputation.domain;

import java.util.List;
import java.util.Set;

/**
 * All that is known of an agent.
 *
 * @param facts its locked orders, bought and sold, in any order
 * @param samePayee agents that were ever paid at a node where this agent was paid too
 */
public record History(String agentId, List<Fact> facts, Set<String> samePayee) {

  public History {
    facts = List.copyOf(facts);
    samePayee = Set.copyOf(samePayee);
  }
}
