package dev.holdfast.launcher;

import dev.holdfast.sdk.wallet.LndConnect;
import dev.holdfast.simulator.NetworkOptions;
import dev.holdfast.simulator.SimulatedNetwork;
import java.util.List;

/** The nodes, imitated. */
final class SimulatedNodes implements LiveNodes {
  private final SimulatedNetwork network =
      SimulatedNetwork.start(
          NetworkOptions.network()
              .node("market", settings -> settings.withRejectHtlc(true))
              .node("buyer")
              .node("provider")
              .channel("buyer", "market", 10_000_000, 5_000_000)
              .channel("buyer", "market", 10_000_000, 5_000_000)
              .channel("market", "provider", 10_000_000, 5_000_000)
              .channel("market", "provider", 10_000_000, 5_000_000));

  @Override
  public LightningSource.Nodes addresses() {
    return new LightningSource.Nodes(
        address("market"), List.of(address("buyer"), address("provider")));
  }

  private LndConnect address(String node) {
    return LndConnect.parse(network.node(node).lndconnectUri());
  }

  @Override
  public void mine(int blocks) {
    network.mine(blocks);
  }

  @Override
  public void close() {
    network.close();
  }
}
