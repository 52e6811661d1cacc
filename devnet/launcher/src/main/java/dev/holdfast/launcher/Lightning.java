package dev.holdfast.launcher;

import java.util.List;

/**
 * The Lightning network of a market: two nodes of the market's own, and a wallet node for each
 * agent with channels to both.
 */
public interface Lightning extends AutoCloseable {
  List<String> MARKET = List.of("market-1", "market-2");

  /** More than one, so that payments are split over them as they are in earnest. */
  int CHANNELS_A_HOP = 2;

  long CHANNEL_SAT = 10_000_000;

  /** All that settlement-service calls, and nothing that could move coins elsewhere. */
  List<String> SETTLEMENT_CALLS =
      List.of(
          "/chainrpc.ChainNotifier/RegisterBlockEpochNtfn",
          "/invoicesrpc.Invoices/AddHoldInvoice",
          "/invoicesrpc.Invoices/SettleInvoice",
          "/invoicesrpc.Invoices/CancelInvoice",
          "/invoicesrpc.Invoices/LookupInvoiceV2",
          "/invoicesrpc.Invoices/SubscribeSingleInvoice",
          "/routerrpc.Router/SendPaymentV2",
          "/routerrpc.Router/TrackPaymentV2",
          "/routerrpc.Router/SubscribeHtlcEvents",
          "/lnrpc.Lightning/GetInfo",
          "/lnrpc.Lightning/GetDebugInfo",
          "/lnrpc.Lightning/ListChannels",
          "/lnrpc.Lightning/DecodePayReq",
          "/lnrpc.Lightning/LookupHtlcResolution");

  /** Starts it, or joins what runs already. */
  static Lightning start(MarketOptions options) {
    return switch (options.lightning()) {
      case LightningSource.Simulator ignored -> SimulatedLightning.start(options);
      case LightningSource.Lnd ignored -> RealLightning.start(options);
      case LightningSource.Nodes nodes -> new GivenLightning(nodes, options.wallets());
    };
  }

  /** The market's nodes, with a macaroon for what settlement-service does. */
  List<LndNode> marketNodes();

  /** The market's nodes, with the auditor's macaroon, which changes nothing. */
  List<LndNode> auditedNodes();

  /** The nodes of agents and people. */
  List<LndNode> walletNodes();

  @Override
  void close();
}
