package dev.holdfast.settlement.app;

import dev.holdfast.messaging.Outbox;
import dev.holdfast.money.Msat;
import dev.holdfast.settlement.domain.hold.EscrowHolds;
import dev.holdfast.settlement.domain.hold.Hold;
import dev.holdfast.settlement.domain.hold.Holds;
import dev.holdfast.settlement.domain.hold.NodeChoice;
import dev.holdfast.settlement.domain.node.ChainHeight;
import dev.holdfast.settlement.domain.node.Lightning;
import dev.holdfast.settlement.domain.node.NodeLeases;
import dev.holdfast.settlement.domain.node.NodeLimits;
import dev.holdfast.settlement.domain.node.NodeStatus;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Puts the legs of an escrow on a node, by what was last heard of the pool; asks no node. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class NodeChooser {
  private final Lightning lightning;
  private final Holds holds;
  private final NodeLeases leases;
  private final ChainHeight chain;
  private final NodeLimits limits;
  private final Outbox outbox;
  private final Clock clock;

  public NodeChooser(
      Lightning lightning,
      Holds holds,
      NodeLeases leases,
      ChainHeight chain,
      NodeLimits limits,
      Outbox outbox,
      Clock clock) {
    this.lightning = lightning;
    this.holds = holds;
    this.leases = leases;
    this.chain = chain;
    this.limits = limits;
    this.outbox = outbox;
    this.clock = clock;
  }

  public void choose(EscrowHolds escrow) {
    if (escrow.node() != null || escrow.isClosed()) {
      return;
    }
    List<Hold> legs = escrow.legs();
    Msat sum = legs.stream().map(Hold::amount).reduce(Msat.ZERO, Msat::plus);
    NodeChoice choice =
        amongOwned(
            abreast(),
            nodes ->
                NodeChoice.among(
                    nodes,
                    sum,
                    legs.size(),
                    !escrow.buyerHasHistory(),
                    escrow.payoutReserve(),
                    holds::reserved));
    switch (choice) {
      case NodeChoice.Chosen(String node) -> escrow.openOn(node);
      case NodeChoice.None(String reason) ->
          outbox.publishAll(escrow.delayed(reason, clock.instant()));
    }
  }

  /** A node that is behind the chain reckons every deadline too late. */
  private List<NodeStatus> abreast() {
    return lightning.nodes().stream()
        .filter(node -> chain.behind(node.height()) <= limits.blocksBehind())
        .toList();
  }

  /** A node of this instance first: its invoices are made at once, another's a moment later. */
  private NodeChoice amongOwned(
      List<NodeStatus> all, Function<List<NodeStatus>, NodeChoice> choice) {
    List<NodeStatus> owned = all.stream().filter(node -> leases.owns(node.name())).toList();
    return choice.apply(owned) instanceof NodeChoice.Chosen own ? own : choice.apply(all);
  }
}
