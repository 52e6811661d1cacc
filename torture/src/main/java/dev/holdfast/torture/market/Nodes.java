package dev.holdfast.torture.market;

import dev.holdfast.launcher.Lightning;
import dev.holdfast.launcher.LightningSource;
import dev.holdfast.launcher.MarketOptions;
import dev.holdfast.launcher.RealLightning;
import dev.holdfast.launcher.SimulatedLightning;
import dev.holdfast.lnd.lnrpc.GetInfoRequest;
import dev.holdfast.lnd.lnrpc.LightningGrpc;
import dev.holdfast.lndnetwork.RealNetwork;
import dev.holdfast.simulator.SimulatedNetwork;
import dev.holdfast.simulator.faults.Faults;
import io.grpc.ManagedChannel;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/** The Lightning network under the market, whose nodes can die. */
final class Nodes implements AutoCloseable {
  private final Lightning lightning;
  private final Consumer<String> kill;
  private final Consumer<String> startAgain;
  private final IntConsumer mine;

  private Nodes(
      Lightning lightning, Consumer<String> kill, Consumer<String> startAgain, IntConsumer mine) {
    this.lightning = lightning;
    this.kill = kill;
    this.startAgain = startAgain;
    this.mine = mine;
  }

  /** A network of this market's own, simulated or of real nodes. */
  static Nodes start(MarketOptions options) {
    return switch (options.lightning()) {
      case LightningSource.Simulator ignored -> simulated(SimulatedLightning.start(options));
      case LightningSource.Lnd ignored -> real(RealLightning.temporary(options.wallets()));
      case LightningSource.Nodes ignored ->
          throw new IllegalArgumentException("nodes that somebody has are not to be killed");
    };
  }

  private static Nodes simulated(SimulatedLightning lightning) {
    SimulatedNetwork network = lightning.network();
    return new Nodes(
        lightning,
        name -> network.node(name).stop(),
        name -> network.node(name).startAgain(),
        network::mine);
  }

  private static Nodes real(RealLightning lightning) {
    RealNetwork network = lightning.network();
    // Its processes would outlive a torturer that is ended by Ctrl-C.
    Runtime.getRuntime().addShutdownHook(new Thread(network::close, "end the network"));
    return new Nodes(
        lightning,
        name -> network.node(name).kill(),
        name -> network.node(name).start(),
        blocks -> mine(network, blocks));
  }

  private static void mine(RealNetwork network, int blocks) {
    try {
      network.mine(blocks);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  Lightning lightning() {
    return lightning;
  }

  /** In the middle of what it does: SIGKILL for a real one. */
  void kill(String name) {
    kill.accept(name);
  }

  /** Returns at once. */
  void startAgain(String name) {
    startAgain.accept(name);
  }

  /** What can be made to go wrong inside a simulated node; none on a real one. */
  Optional<Faults> faults(String name) {
    return lightning instanceof SimulatedLightning simulated
        ? Optional.of(simulated.network().node(name).faults())
        : Optional.empty();
  }

  void mine(int blocks) {
    mine.accept(blocks);
  }

  /** The height of the chain as the market's first node knows it. */
  int height() {
    ManagedChannel channel = lightning.auditedNodes().getFirst().connect();
    try {
      return LightningGrpc.newBlockingStub(channel)
          .getInfo(GetInfoRequest.getDefaultInstance())
          .getBlockHeight();
    } finally {
      channel.shutdownNow();
    }
  }

  @Override
  public void close() {
    lightning.close();
  }
}
