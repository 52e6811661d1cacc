package dev.holdfast.lndnetwork;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The programs of a network, in a folder named after their versions. */
public record LndBinaries(Path folder) {
  static final String LND_VERSION = "v0.21.2-beta";
  static final String BTCD_VERSION = "v0.26.0";

  /** Where they are, or would be, under the user's cache folder. */
  public static LndBinaries under(Path cache) {
    return new LndBinaries(cache.resolve("lnd").resolve(LND_VERSION + "+btcd-" + BTCD_VERSION));
  }

  /** These, if they have been built. */
  public Optional<LndBinaries> ifBuilt() {
    boolean all = Stream.of(lnd(), lncli(), btcd(), btcctl()).allMatch(Files::isExecutable);
    return all ? Optional.of(this) : Optional.empty();
  }

  Path lnd() {
    return folder.resolve("lnd");
  }

  Path lncli() {
    return folder.resolve("lncli");
  }

  Path btcd() {
    return folder.resolve("btcd");
  }

  Path btcctl() {
    return folder.resolve("btcctl");
  }
}
