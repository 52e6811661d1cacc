package dev.holdfast.lndcontract;

import dev.holdfast.simulator.NetworkOptions;
import dev.holdfast.simulator.SimulatedNetwork;
import dev.holdfast.simulator.SimulatedNode;
import java.time.Duration;
import java.util.Locale;

/** The devnet in this process. */
public final class SimulatedDevnet implements LightningDevnet {
  private final SimulatedNetwork network =
      SimulatedNetwork.start(
          NetworkOptions.network()
              .node("market", s -> s.withStart(Duration.ofMillis(60), Duration.ofMillis(900)))
              .node("payer", s -> s.withStart(Duration.ofMillis(60), Duration.ofMillis(100)))
              .node("payee", s -> s.withStart(Duration.ofMillis(60), Duration.ofMillis(100)))
              .channel("payer", "market", 10_000_000, 5_000_000)
              .channel("payer", "market", 10_000_000, 5_000_000)
              .channel("market", "payee", 10_000_000, 5_000_000));

  @Override
  public Connection connection(Role role) {
    SimulatedNode node = node(role);
    return new Connection(node.host(), node.port(), node.tlsCertPem(), node.adminMacaroonHex());
  }

  @Override
  public void mine(int blocks) {
    network.mine(blocks);
  }

  @Override
  public void stop(Role role) {
    node(role).stop();
  }

  @Override
  public void start(Role role) {
    node(role).startAgain();
  }

  @Override
  public void letTimePass(Duration time) {
    network.advance(time);
  }

  @Override
  public boolean canPassHours() {
    return true;
  }

  @Override
  public void payPart(Role from, String paymentRequest, long partMsat, long totalMsat) {
    node(from).payPart(paymentRequest, partMsat, totalMsat);
  }

  private SimulatedNode node(Role role) {
    return network.node(role.name().toLowerCase(Locale.ROOT));
  }
}
