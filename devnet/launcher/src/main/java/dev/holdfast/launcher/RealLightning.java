package dev.holdfast.launcher;

import dev.holdfast.lndnetwork.LndBinaries;
import dev.holdfast.lndnetwork.NetworkPlan;
import dev.holdfast.lndnetwork.RealNetwork;
import dev.holdfast.lndnetwork.RealNode;
import dev.holdfast.testkit.embedded.CacheFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The Lightning network of a market, of real nodes that {@code ./holdfast lnd} knows too. */
public final class RealLightning implements Lightning {
  private final RealNetwork network;
  private final List<String> wallets;
  private final boolean ownsIt;

  private RealLightning(RealNetwork network, List<String> wallets, boolean ownsIt) {
    this.network = network;
    this.wallets = wallets;
    this.ownsIt = ownsIt;
  }

  /**
   * A network of its own, which begins empty and ends with all that it knows.
   *
   * @throws IllegalStateException when LND is not built yet
   */
  public static RealLightning temporary(List<String> wallets) {
    RealNetwork network =
        RealNetwork.temporary(
            builtBinaries(), NetworkPlan.market(MARKET, wallets, CHANNELS_A_HOP, CHANNEL_SAT));
    return start(network, wallets, true);
  }

  /** Joins the network that runs; one that this market had to start ends with it. */
  static RealLightning start(MarketOptions market) {
    RealNetwork network = network(market.wallets());
    return start(network, market.wallets(), !network.isRunning());
  }

  private static RealLightning start(RealNetwork network, List<String> wallets, boolean ownsIt) {
    try {
      network.up(step -> {});
      return new RealLightning(network, wallets, ownsIt);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The network itself, for who wants to trouble it. */
  public RealNetwork network() {
    return network;
  }

  @Override
  public List<LndNode> marketNodes() {
    return nodes(
        MARKET,
        node -> {
          try {
            return node.macaroonHexFor(SETTLEMENT_CALLS);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
          }
        });
  }

  @Override
  public List<LndNode> auditedNodes() {
    return nodes(MARKET, RealNode::readonlyMacaroonHex);
  }

  @Override
  public List<LndNode> walletNodes() {
    return Wallets.shared(
        wallets, nodes(network.plan().wallets(MARKET), RealNode::adminMacaroonHex));
  }

  private List<LndNode> nodes(List<String> names, Function<RealNode, String> macaroon) {
    return names.stream()
        .map(network::node)
        .map(node ->
            new LndNode(
                node.name(),
                InetSocketAddress.createUnresolved(node.host(), node.port()),
                node.tlsCertPem(),
                macaroon.apply(node)))
        .toList();
  }

  @Override
  public void close() {
    if (ownsIt) {
      network.close();
    }
  }

  static LndBinaries binaries() {
    return LndBinaries.under(CacheFolder.path());
  }

  /** The binaries, or one sentence that says how to get them. */
  static LndBinaries builtBinaries() {
    return binaries()
        .ifBuilt()
        .orElseThrow(
            () -> new IllegalStateException("LND is not built yet: ./holdfast lnd build does it"));
  }

  /** The network that {@code ./holdfast lnd up} makes, with these wallets if it is new. */
  static RealNetwork network(List<String> wallets) {
    Path folder = CacheFolder.path().resolve("lnd-network");
    return RealNetwork.in(
        folder,
        builtBinaries(),
        NetworkPlan.market(MARKET, walletsIn(folder, wallets), CHANNELS_A_HOP, CHANNEL_SAT));
  }

  /** A network keeps the nodes it was made with. */
  private static List<String> walletsIn(Path folder, List<String> wanted) {
    if (!Files.exists(folder.resolve("mining-address"))) {
      return wanted;
    }
    try (Stream<Path> inside = Files.list(folder)) {
      return inside
          .filter(node -> Files.exists(node.resolve("tls.cert")))
          .map(node -> node.getFileName().toString())
          .filter(name -> !MARKET.contains(name))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
