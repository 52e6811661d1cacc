package dev.holdfast.escrow.app;

import dev.holdfast.contracts.settlement.NodeReachable;
import dev.holdfast.contracts.settlement.NodeUnreachable;
import dev.holdfast.escrow.domain.NodesAway;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What settlement-service says of the nodes, for whoever looks at an escrow that waits for one. */
@Service
@Transactional
public class MarketNodes {

  private final NodesAway nodes;

  MarketNodes(NodesAway nodes) {
    this.nodes = nodes;
  }

  public void unreachable(NodeUnreachable event) {
    nodes.away(event.node(), event.at());
  }

  public void reachable(NodeReachable event) {
    nodes.back(event.node());
  }
}
