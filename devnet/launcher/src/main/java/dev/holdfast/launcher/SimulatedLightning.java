package dev.holdfast.launcher;

import dev.holdfast.simulator.NetworkOptions;
import dev.holdfast.simulator.SimulatedNetwork;
import dev.holdfast.simulator.SimulatedNode;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.function.Function;

/** The Lightning network of a market, imitated in this JVM. */
public final class SimulatedLightning implements Lightning {
  private final SimulatedNetwork network;
  private final List<String> wallets;

  private SimulatedLightning(SimulatedNetwork network, List<String> wallets) {
    this.network = network;
    this.wallets = wallets;
  }

  /** Two nodes of the market, and one for each wallet. */
  public static SimulatedLightning start(MarketOptions market) {
    NetworkOptions options = NetworkOptions.network().blockEvery(market.blockEvery());
    MARKET.forEach(name -> options.node(name, settings -> settings.withRejectHtlc(true)));
    for (String wallet : market.wallets()) {
      options.node(wallet);
      for (int i = 0; i < CHANNELS_A_HOP; i++) {
        MARKET.forEach(node -> options.channel(wallet, node, CHANNEL_SAT, CHANNEL_SAT / 2));
      }
    }
    return new SimulatedLightning(SimulatedNetwork.start(options), market.wallets());
  }

  /** The network itself, for who wants to trouble it. */
  public SimulatedNetwork network() {
    return network;
  }

  @Override
  public List<LndNode> marketNodes() {
    return nodes(MARKET, node -> node.macaroonHexFor(SETTLEMENT_CALLS));
  }

  @Override
  public List<LndNode> auditedNodes() {
    return nodes(MARKET, SimulatedNode::readonlyMacaroonHex);
  }

  @Override
  public List<LndNode> walletNodes() {
    return nodes(wallets, SimulatedNode::adminMacaroonHex);
  }

  private List<LndNode> nodes(List<String> names, Function<SimulatedNode, String> macaroon) {
    return names.stream()
        .map(network::node)
        .map(node ->
            new LndNode(
                node.alias(),
                InetSocketAddress.createUnresolved(node.host(), node.port()),
                node.tlsCertPem(),
                macaroon.apply(node)))
        .toList();
  }

  @Override
  public void close() {
    network.close();
  }
}
