package dev.holdfast.settlement.domain.hold;

import dev.holdfast.money.Msat;
import dev.holdfast.settlement.domain.node.NodeStatus;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** Which node the legs of an escrow are made on: one for all of them. */
public sealed interface NodeChoice {
  record Chosen(String node) implements NodeChoice {}

  record None(String reason) implements NodeChoice {}

  /**
   * The node with the most room to receive among those that are ready, can take the legs and can
   * later pay the provider.
   *
   * @param newcomer a buyer without settled history, for whom a third of the slots does not count
   * @param reserved outbound liquidity of a node that is promised to other escrows; asked of one
   *     node after the other, until one has enough
   */
  static NodeChoice among(
      List<NodeStatus> nodes,
      Msat sum,
      int legs,
      boolean newcomer,
      Msat reserve,
      Function<String, Msat> reserved) {
    List<NodeStatus> ready = nodes.stream().filter(NodeStatus::ready).toList();
    if (ready.isEmpty()) {
      return new None("lightning-unavailable");
    }
    return ready.stream()
        .filter(node -> node.hasRoomFor(sum, legs, newcomer))
        .sorted(
            Comparator.comparing(NodeStatus::inbound)
                .thenComparing(NodeStatus::freeSlots)
                .reversed())
        .filter(node -> !node.outbound().isLessThan(reserve.plus(reserved.apply(node.name()))))
        .findFirst()
        .<NodeChoice>map(node -> new Chosen(node.name()))
        .orElse(new None("no-liquidity"));
  }
}
