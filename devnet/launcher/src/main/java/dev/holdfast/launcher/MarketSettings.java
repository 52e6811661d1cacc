package dev.holdfast.launcher;

/** What a market of one JVM sets besides addresses: its nodes, its keys, its people. */
final class MarketSettings {
  private MarketSettings() {}

  static void apply(Wiring wiring, MarketOptions options, LightningNetwork network) {
    for (MarketService service : MarketService.values()) {
      if (service != MarketService.GATEWAY) {
        wiring.connect(MarketService.GATEWAY, service);
      }
    }
    wiring.connect(MarketService.ORDER, MarketService.OFFER);
    wiring.connect(MarketService.ORDER, MarketService.SETTLEMENT);
    wiring.connect(MarketService.ESCROW, MarketService.SETTLEMENT);
    int i = 0;
    for (LndNode node : network.marketNodes()) {
      String prefix = "NODES_" + i++ + "_";
      wiring.set(MarketService.SETTLEMENT, prefix + "NAME", node.name());
      wiring.set(MarketService.SETTLEMENT, prefix + "HOST", node.address().getHostString());
      wiring.set(
          MarketService.SETTLEMENT, prefix + "PORT", Integer.toString(node.address().getPort()));
      wiring.set(MarketService.SETTLEMENT, prefix + "TLS_CERT", node.certificate());
      wiring.set(MarketService.SETTLEMENT, prefix + "MACAROON", node.macaroon());
    }
  }
}
