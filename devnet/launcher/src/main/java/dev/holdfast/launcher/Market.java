package dev.holdfast.launcher;

import dev.holdfast.testkit.embedded.CacheFolder;
import dev.holdfast.testkit.embedded.KafkaBroker;
import dev.holdfast.testkit.embedded.PostgresServer;
import dev.holdfast.testkit.embedded.PostgresServer.Durability;
import dev.holdfast.testkit.embedded.RunFolder;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The whole market in this JVM. Everything it keeps lives in a folder of this run and ends with it;
 * while it runs it is as durable as a market has to be.
 */
public final class Market implements AutoCloseable {
  private static final Duration CLEAN_UP = Duration.ofSeconds(2);

  private final Stoppables running;
  private final Map<MarketService, URI> services;
  private final String kafka;
  private final MarketKeys keys;
  private final Map<String, URI> wallets;
  private final NodeBooks books;

  private Market(
      Stoppables running,
      Map<MarketService, URI> services,
      String kafka,
      MarketKeys keys,
      Map<String, URI> wallets,
      NodeBooks books) {
    this.running = running;
    this.services = services;
    this.kafka = kafka;
    this.keys = keys;
    this.wallets = wallets;
    this.books = books;
  }

  /**
   * Starts everything, and ends what has been started when something does not start.
   *
   * @param progress is told what has just been started, in a few words
   */
  public static Market start(MarketOptions options, Stoppables running, Consumer<String> progress) {
    try {
      return startAll(options, running, progress);
    } catch (RuntimeException e) {
      running.close();
      throw e;
    }
  }

  private static Market startAll(
      MarketOptions options, Stoppables running, Consumer<String> progress) {
    RunFolder folder = RunFolder.claim(CacheFolder.path().resolve("run"));
    running.add(() -> folder.close(CLEAN_UP));
    var postgres = start(running, () -> PostgresServer.start(folder, Durability.DURABLE));
    var kafka = start(running, () -> KafkaBroker.start(folder.path()));
    var lightning = start(running, () -> Lightning.start(options));
    PostgresServer database = postgres.join();
    progress.accept("PostgreSQL");
    String broker = kafka.join().bootstrapServers();
    Wiring wiring = new Wiring(options.port(), broker);
    progress.accept("Kafka");
    Lightning network = lightning.join();
    progress.accept("Lightning");
    MarketKeys keys = MarketKeys.create();
    MarketSettings.apply(wiring, options, network.marketNodes(), keys);
    for (MarketService service : MarketService.values()) {
      if (service.hasDatabase()) {
        wiring.database(service, database.create(service.database(), Secrets.password()));
      }
    }
    running.add(
        ServiceContexts.start(
            List.of(MarketService.values()),
            wiring::environment,
            service -> progress.accept(service.configName())));
    URI gateway = wiring.url(MarketService.GATEWAY);
    if (options.announced()) {
      running.add(WalletFile.write(gateway.toString(), network.walletNodes()));
      running.add(
          MarketFile.write(
              MarketFile.ofThisUser(), new MarketFile.Addresses(gateway.toString(), broker)));
    }
    NodeBooks books = running.add(new NodeBooks(network.auditedNodes()));
    return new Market(
        running, wiring.urls(), broker, keys, addresses(network.walletNodes()), books);
  }

  private static Map<String, URI> addresses(List<LndNode> nodes) {
    Map<String, URI> addresses = new LinkedHashMap<>();
    nodes.forEach(node -> addresses.put(node.name(), URI.create(node.lndconnect())));
    return Collections.unmodifiableMap(addresses);
  }

  private static <T extends AutoCloseable> CompletableFuture<T> start(
      Stoppables running, Supplier<T> starter) {
    return CompletableFuture.supplyAsync(
        () -> running.add(starter.get()), task -> Thread.ofPlatform().daemon().start(task));
  }

  /** Where agents reach the market. */
  public URI gateway() {
    return Objects.requireNonNull(services.get(MarketService.GATEWAY));
  }

  /** Where each service listens, for a test that goes past the gateway. */
  Map<MarketService, URI> services() {
    return services;
  }

  /** Where the topics are, as {@code host:port}. */
  String kafka() {
    return kafka;
  }

  /** Keys of the operator and the arbiter. */
  public MarketKeys keys() {
    return keys;
  }

  /** The wallets' {@code lndconnect} links by name; whoever has one can spend. */
  public Map<String, URI> wallets() {
    return wallets;
  }

  /** What the market's nodes say they own. */
  public NodeBooks.Sum nodeBooks() {
    return books.read();
  }

  /** The height of the chain as the market's first node knows it. */
  int height() {
    return books.height();
  }

  @Override
  public void close() {
    running.close();
  }
}
