package dev.holdfast.launcher;

import java.util.List;

/** A Lightning network of simulated nodes in this JVM. */
final class SimulatedNetwork implements LightningNetwork {
  private SimulatedNetwork() {}

  static LightningNetwork start(MarketOptions options) {
    throw new UnsupportedOperationException("no simulator yet for " + options);
  }

  @Override
  public List<LndNode> marketNodes() {
    return List.of();
  }

  @Override
  public List<LndNode> walletNodes() {
    return List.of();
  }

  @Override
  public void mine(int blocks) {}

  @Override
  public void close() {}
}
