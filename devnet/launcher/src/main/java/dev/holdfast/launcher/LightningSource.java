package dev.holdfast.launcher;

import dev.holdfast.sdk.wallet.LndConnect;
import java.util.List;

/** Which Lightning network a market runs on. */
public sealed interface LightningSource {

  /** One imitated in this JVM. */
  record Simulator() implements LightningSource {}

  /** The one of {@code ./holdfast lnd}. */
  record Lnd() implements LightningSource {}

  /**
   * Nodes that somebody has, each with channels to the market's.
   *
   * @param market settles for the market
   * @param wallets shared by the agents
   */
  record Nodes(LndConnect market, List<LndConnect> wallets) implements LightningSource {
    public Nodes {
      wallets = List.copyOf(wallets);
      if (wallets.isEmpty()) {
        throw new IllegalArgumentException(
            "after the market's node comes at least one wallet with channels to it");
      }
    }
  }

  /**
   * What a person writes: {@code simulator}, {@code lnd}, or {@code lndconnect://} addresses.
   *
   * @throws IllegalArgumentException with the end of a sentence
   * @throws dev.holdfast.sdk.wallet.WalletException where an address is no use
   */
  static LightningSource parse(List<String> words) {
    if (words.equals(List.of("simulator"))) {
      return new Simulator();
    }
    if (words.equals(List.of("lnd"))) {
      return new Lnd();
    }
    if (words.isEmpty() || words.stream().anyMatch(word -> !word.startsWith("lndconnect://"))) {
      throw new IllegalArgumentException(
          "it is simulator, lnd or lndconnect:// addresses, not " + String.join(" ", words));
    }
    List<LndConnect> nodes = words.stream().map(LndConnect::parse).toList();
    return new Nodes(nodes.getFirst(), nodes.subList(1, nodes.size()));
  }
}
