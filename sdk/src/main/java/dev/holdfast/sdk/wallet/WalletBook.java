package dev.holdfast.sdk.wallet;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The names of a running market's wallets, as it writes them to the user's cache folder. */
public final class WalletBook {

  private static final String NAME = "wallets.properties";
  private static final String GATEWAY = "gateway";

  private final Path file;

  WalletBook(Path file) {
    this.file = file;
  }

  /** Of the market that the user runs now, or ran last. */
  public static WalletBook ofUser() {
    String named = System.getenv("HOLDFAST_WALLETS");
    if (named != null && !named.isBlank()) {
      return new WalletBook(Path.of(named));
    }
    String cache = System.getenv("XDG_CACHE_HOME");
    Path folder =
        cache == null || cache.isBlank()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(cache);
    Path file = folder.resolve("holdfast").resolve(NAME);
    if (Files.exists(file)) {
      return new WalletBook(file);
    }
    // Where the market writes it when the home is read-only.
    Path temporary =
        Path.of(
            System.getProperty("java.io.tmpdir"), "holdfast-" + System.getProperty("user.name"));
    return new WalletBook(Files.exists(temporary.resolve(NAME)) ? temporary.resolve(NAME) : file);
  }

  /** The address of the running market's gateway. */
  public String gateway() {
    return entries("a gateway").getProperty(GATEWAY, "");
  }

  /** The address of a node, given as a name of the book or as an address. */
  String addressOf(String node) {
    if (node.startsWith("lndconnect:")) {
      return node;
    }
    Properties wallets = entries("a node '" + node + "'");
    String address = GATEWAY.equals(node) ? null : wallets.getProperty(node);
    if (address == null) {
      String names =
          new TreeSet<>(wallets.stringPropertyNames())
              .stream().filter(name -> !GATEWAY.equals(name)).collect(Collectors.joining(", "));
      throw new WalletException("there is no node '%s'; there are %s".formatted(node, names));
    }
    return address;
  }

  private Properties entries(String wanted) {
    if (!Files.exists(file)) {
      throw new WalletException(
          "no market is running here that has "
              + wanted
              + "; start one with ./holdfast demo, or give its address");
    }
    Properties entries = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      entries.load(reader);
      return entries;
    } catch (IOException e) {
      throw new WalletException("the wallets of the running market cannot be read from " + file, e);
    }
  }
}
