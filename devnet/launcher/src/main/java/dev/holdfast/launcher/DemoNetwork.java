package dev.holdfast.launcher;

import dev.holdfast.simulator.NetworkOptions;
import dev.holdfast.simulator.SimulatedNetwork;
import dev.holdfast.simulator.SimulatedNode;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.function.Function;

/**
 * The Lightning network of a market: two nodes of the market's own, and a wallet node for each
 * agent with channels to both.
 */
final class DemoNetwork implements AutoCloseable {
  private static final List<String> MARKET = List.of("market-1", "market-2");

  /** More than one, so that payments are split over them as they are in earnest. */
  private static final int CHANNELS_A_HOP = 2;

  private static final long CHANNEL_SAT = 10_000_000;

  /** All that settlement-service calls, and nothing that could move coins elsewhere. */
  private static final List<String> SETTLEMENT_CALLS =
      List.of(
          "/chainrpc.ChainNotifier/RegisterBlockEpochNtfn",
          "/invoicesrpc.Invoices/AddHoldInvoice",
          "/invoicesrpc.Invoices/SettleInvoice",
          "/invoicesrpc.Invoices/CancelInvoice",
          "/invoicesrpc.Invoices/LookupInvoiceV2",
          "/invoicesrpc.Invoices/SubscribeSingleInvoice",
          "/routerrpc.Router/SendPaymentV2",
          "/routerrpc.Router/TrackPaymentV2",
          "/routerrpc.Router/TrackPayments",
          "/routerrpc.Router/SubscribeHtlcEvents",
          "/lnrpc.Lightning/GetInfo",
          "/lnrpc.Lightning/GetDebugInfo",
          "/lnrpc.Lightning/ChannelBalance",
          "/lnrpc.Lightning/ListChannels",
          "/lnrpc.Lightning/PendingChannels",
          "/lnrpc.Lightning/SubscribeChannelEvents",
          "/lnrpc.Lightning/DecodePayReq",
          "/lnrpc.Lightning/ListInvoices",
          "/lnrpc.Lightning/SubscribeInvoices",
          "/lnrpc.Lightning/LookupHtlcResolution");

  private final SimulatedNetwork network;
  private final List<String> wallets;

  private DemoNetwork(SimulatedNetwork network, List<String> wallets) {
    this.network = network;
    this.wallets = wallets;
  }

  static DemoNetwork start(MarketOptions market) {
    NetworkOptions options = NetworkOptions.network().blockEvery(market.blockEvery());
    MARKET.forEach(name -> options.node(name, settings -> settings.withRejectHtlc(true)));
    for (String wallet : market.wallets()) {
      options.node(wallet);
      for (int i = 0; i < CHANNELS_A_HOP; i++) {
        MARKET.forEach(node -> options.channel(wallet, node, CHANNEL_SAT, CHANNEL_SAT / 2));
      }
    }
    return new DemoNetwork(SimulatedNetwork.start(options), market.wallets());
  }

  /** The market's nodes, with a macaroon for what settlement-service does. */
  List<LndNode> marketNodes() {
    return nodes(MARKET, node -> node.macaroonHexFor(SETTLEMENT_CALLS));
  }

  /** The market's nodes, with the auditor's macaroon, which changes nothing. */
  List<LndNode> auditedNodes() {
    return nodes(MARKET, SimulatedNode::readonlyMacaroonHex);
  }

  /** The nodes of agents and people. */
  List<LndNode> walletNodes() {
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
