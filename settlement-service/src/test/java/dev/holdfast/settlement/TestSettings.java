package dev.holdfast.settlement;

import dev.holdfast.simulator.SimulatedNode;
import java.util.Map;

/** What the service finds in its environment, for whatever network a test has. */
final class TestSettings {
  static final String KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

  static final int PAYOUTS_PER_DESTINATION = 6;

  private TestSettings() {}

  /** The settings by which the service reaches a node of the simulated network. */
  static Map<String, String> node(int index, SimulatedNode node) {
    String prefix = "HOLDFAST_SETTLEMENT_NODES_" + index + "_";
    return Map.of(
        prefix + "NAME", node.alias(),
        prefix + "HOST", node.host(),
        prefix + "PORT", Integer.toString(node.port()),
        prefix + "TLS_CERT", node.tlsCertPem(),
        prefix + "MACAROON", node.adminMacaroonHex());
  }

  static Map<String, String> preimageKey() {
    return Map.of(
        "HOLDFAST_SETTLEMENT_PREIMAGE_KEY_ID", "k1", "HOLDFAST_SETTLEMENT_PREIMAGE_KEY", KEY);
  }
}
