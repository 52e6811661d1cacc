package dev.holdfast.launcher;

import dev.holdfast.lndnetwork.NetworkPlan;
import dev.holdfast.lndnetwork.RealNetwork;
import dev.holdfast.lndnetwork.RealNode;
import dev.holdfast.sdk.wallet.LndConnect;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Three LND and a btcd, which {@code ./holdfast lnd build} has built. */
final class RealNodes implements LiveNodes {
  private static final String MARKET = "market";

  private final RealNetwork network =
      RealNetwork.temporary(
          RealLightning.builtBinaries(),
          NetworkPlan.market(List.of(MARKET), List.of("buyer", "provider"), 2, 10_000_000));

  RealNodes() {
    Runtime.getRuntime().addShutdownHook(new Thread(network::close, "end the network"));
    try {
      network.up(step -> {});
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /**
   * The market's node with the macaroon of {@link Lightning#SETTLEMENT_CALLS}, and one call more:
   * in the one address that the market is given, the books are read with it as well.
   */
  @Override
  public LightningSource.Nodes addresses() {
    try {
      List<String> calls = new ArrayList<>(Lightning.SETTLEMENT_CALLS);
      calls.add("/lnrpc.Lightning/ChannelBalance");
      return new LightningSource.Nodes(
          address(MARKET, network.node(MARKET).macaroonHexFor(calls)),
          List.of(admin("buyer"), admin("provider")));
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  @Override
  public void mine(int blocks) {
    try {
      network.mine(blocks);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  void stopMarket() {
    network.node(MARKET).stop();
  }

  /** Returns at once: what is to be done in its first second is not waited away here. */
  void startMarket() {
    network.node(MARKET).start();
  }

  /** Channels of the market that do not just stay open. */
  JsonNode pendingChannels() {
    try {
      return JsonMapper.shared().readTree(network.node(MARKET).cli("pendingchannels"));
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private LndConnect admin(String name) {
    return address(name, network.node(name).adminMacaroonHex());
  }

  /** The market's node for somebody who goes past the market. */
  LndNode marketNode() {
    return node(MARKET, network.node(MARKET).adminMacaroonHex());
  }

  private LndConnect address(String name, String macaroon) {
    return LndConnect.parse(node(name, macaroon).lndconnect());
  }

  private LndNode node(String name, String macaroon) {
    RealNode node = network.node(name);
    return new LndNode(
        name,
        InetSocketAddress.createUnresolved(node.host(), node.port()),
        node.tlsCertPem(),
        macaroon);
  }

  @Override
  public void close() {
    network.close();
  }

  private static IllegalStateException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new IllegalStateException(e);
  }
}
