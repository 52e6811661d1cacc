package dev.holdfast.launcher;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import dev.holdfast.money.Msat;
import dev.holdfast.receipts.ReceiptKey;
import java.util.List;

/** What a market of one JVM sets besides addresses: its nodes, its keys, its people. */
public final class MarketSettings {
  private MarketSettings() {}

  /** Sets all of it; the databases are given to each service apart. */
  public static void apply(
      Wiring wiring, MarketOptions options, List<LndNode> marketNodes, MarketKeys keys) {
    for (MarketService service : MarketService.values()) {
      if (service != MarketService.GATEWAY) {
        wiring.connect(MarketService.GATEWAY, service);
      }
    }
    wiring.connect(MarketService.ORDER, MarketService.OFFER);
    wiring.connect(MarketService.ORDER, MarketService.SETTLEMENT);
    wiring.connect(MarketService.ESCROW, MarketService.SETTLEMENT);
    wiring.set(MarketService.AGENT, "OPERATORS", keys.operator().agentId());
    wiring.set(MarketService.AGENT, "ARBITERS", keys.arbiter().agentId());
    wiring.set(
        MarketService.ORDER, "FUNDING_SECONDS", Long.toString(options.funding().toSeconds()));
    ECKey receiptKey = ReceiptKey.generate();
    wiring.set(MarketService.ORDER, "RECEIPT_KEY", receiptKey.toJSONString());
    wiring.set(
        MarketService.AGENT, "RECEIPT_KEYS", new JWKSet(receiptKey.toPublicJWK()).toString());
    // Low enough that the larger legs of a demo show it.
    wiring.set(
        MarketService.SETTLEMENT, "FINAL_FROM_MSAT", Long.toString(Msat.ofSat(20_000).value()));
    wiring.set(MarketService.SETTLEMENT, "PREIMAGE_KEY_ID", "market");
    wiring.set(MarketService.SETTLEMENT, "PREIMAGE_KEY", Secrets.base64Of32());
    int i = 0;
    for (LndNode node : marketNodes) {
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
