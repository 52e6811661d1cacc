package dev.holdfast.launcher;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What a market is started with.
 *
 * @param port of the gateway, 0 for any that is free
 * @param wallets names of the nodes that agents and people pay and are paid with
 * @param blockEvery how often a block is mined
 * @param funding how long an order waits for its money
 * @param lightning what it runs on
 * @param announced whether {@code ./holdfast wallet} is to find the wallets of this market
 */
public record MarketOptions(
    int port,
    List<String> wallets,
    Duration blockEvery,
    Duration funding,
    boolean announced,
    LightningSource lightning) {
  /** The two nodes that every market has for a person's own use. */
  public static final List<String> PERSONS_WALLETS = List.of("buyer", "provider");

  public MarketOptions {
    wallets = List.copyOf(wallets);
  }

  /** A market that nobody outside needs to find, with the persons' wallets and some more. */
  public static MarketOptions unannounced(List<String> agents) {
    return new MarketOptions(
        0,
        withPersons(agents),
        Duration.ofSeconds(60),
        Duration.ofSeconds(60),
        false,
        new LightningSource.Simulator());
  }

  /** The agents' wallets after the persons' own. */
  public static List<String> withPersons(List<String> agents) {
    List<String> all = new ArrayList<>(PERSONS_WALLETS);
    all.addAll(agents);
    return List.copyOf(all);
  }
}
