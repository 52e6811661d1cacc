package dev.holdfast.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;

@Tag("full")
class OrdersOnRealNodesTest extends OrderLives {
  @SuppressWarnings("NullAway.Init")
  private RealNodes nodes;

  @Override
  LiveNodes startNodes() {
    nodes = new RealNodes();
    return nodes;
  }

  /** A channel that goes on chain would pay the right party, and cost the market its channel. */
  @AfterEach
  void no_channel_of_the_market_closes() {
    for (String way :
        List.of(
            "pending_closing_channels",
            "pending_force_closing_channels",
            "waiting_close_channels")) {
      assertThat(nodes.pendingChannels().path(way)).as(way).isEmpty();
    }
  }
}
