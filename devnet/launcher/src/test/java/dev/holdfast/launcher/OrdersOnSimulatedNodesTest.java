package dev.holdfast.launcher;

import org.junit.jupiter.api.Tag;

@Tag("full")
class OrdersOnSimulatedNodesTest extends OrderLives {
  @Override
  LiveNodes startNodes() {
    return new SimulatedNodes();
  }
}
