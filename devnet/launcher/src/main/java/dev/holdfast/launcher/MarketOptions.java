package dev.holdfast.launcher;

import java.time.Duration;
import java.util.List;

/**
 * What a market is started with.
 *
 * @param port of the gateway, 0 for any that is free
 * @param wallets names of the nodes that agents and people pay and are paid with
 * @param blockEvery how often a block is mined
 */
public record MarketOptions(int port, List<String> wallets, Duration blockEvery) {
  /** The two nodes that every market has for a person's own use. */
  public static final List<String> PERSONS_WALLETS = List.of("buyer", "provider");

  public MarketOptions {
    wallets = List.copyOf(wallets);
  }
}
