package dev.holdfast.reputation.domain;

import dev.holdfast.contracts.order.OrderClosed;
import dev.holdfast.contracts.settlement.PayoutSucceeded;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

/** Every agent's history in memory, for who recomputes it from the events. */
public final class Archive {

  private final Map<UUID, OrderClosed> closed = new HashMap<>();
  private final Map<UUID, Set<String>> nodesOfOrders = new HashMap<>();

  /** An order closes once: what is told again is dropped. */
  public void record(OrderClosed order) {
    closed.putIfAbsent(order.orderId(), order);
  }

  /** May come before its order or after it. */
  public void record(PayoutSucceeded payout) {
    nodesOfOrders.computeIfAbsent(payout.orderId(), id -> new HashSet<>()).add(payout.payeeNode());
  }

  /** Both sides of every locked order. */
  public Map<String, History> histories() {
    Map<String, List<Fact>> facts = new HashMap<>();
    closed.values().stream()
        .filter(OrderClosed::wasLocked)
        .map(Fact::of)
        .forEach(fact ->
            Stream.of(Role.values())
                .map(fact::agent)
                .distinct()
                .forEach(agent -> facts.computeIfAbsent(agent, a -> new ArrayList<>()).add(fact)));
    Map<String, Set<String>> agentsOfNodes = agentsOfNodes();
    Map<String, History> histories = new HashMap<>();
    facts.forEach(
        (agent, own) -> histories.put(agent, new History(agent, own, with(agent, agentsOfNodes))));
    return histories;
  }

  private Map<String, Set<String>> agentsOfNodes() {
    Map<String, Set<String>> agents = new HashMap<>();
    nodesOfOrders.forEach((orderId, nodes) -> {
      OrderClosed order = closed.get(orderId);
      if (order != null) {
        nodes.forEach(
            node -> agents.computeIfAbsent(node, n -> new HashSet<>()).add(order.provider()));
      }
    });
    return agents;
  }

  private static Set<String> with(String agent, Map<String, Set<String>> agentsOfNodes) {
    Set<String> others = new TreeSet<>();
    agentsOfNodes.values().stream()
        .filter(agents -> agents.contains(agent))
        .forEach(others::addAll);
    others.remove(agent);
    return others;
  }
}
