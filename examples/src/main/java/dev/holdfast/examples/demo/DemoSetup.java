package dev.holdfast.examples.demo;

import dev.holdfast.sdk.AgentKey;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/**
 * What the agents need of the market they trade at.
 *
 * @param gateway where it is
 * @param wallets lndconnect addresses of the nodes named in {@link #WALLETS}, perhaps of more
 * @param arbiter the key of an arbiter, who decides the demo's disputes
 * @param documents files and folders with {@code .md} and {@code .java} files: the text to work on
 */
public record DemoSetup(
    URI gateway, Map<String, URI> wallets, AgentKey arbiter, List<Path> documents, Clock clock) {

  /** The nodes of the demo's agents: three providers and two buyers. */
  public static final List<String> WALLETS =
      List.of("ranker", "deduper", "statistician", "alice", "bob");

  public DemoSetup {
    wallets = Map.copyOf(wallets);
    documents = List.copyOf(documents);
    for (String name : WALLETS) {
      if (!wallets.containsKey(name)) {
        throw new IllegalArgumentException("the demo's agents need a wallet named " + name);
      }
    }
  }

  URI wallet(String name) {
    URI wallet = wallets.get(name);
    if (wallet == null) {
      throw new IllegalArgumentException("there is no wallet named " + name);
    }
    return wallet;
  }
}
