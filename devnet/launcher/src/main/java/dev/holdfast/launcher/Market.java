package dev.holdfast.launcher;

import dev.holdfast.testkit.embedded.CacheFolder;
import dev.holdfast.testkit.embedded.KafkaBroker;
import dev.holdfast.testkit.embedded.PostgresServer;
import dev.holdfast.testkit.embedded.PostgresServer.Durability;
import dev.holdfast.testkit.embedded.RunFolder;
import java.net.URI;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The whole market in this JVM. Everything it keeps lives in a folder of this run and ends with it;
 * while it runs it is as durable as a market has to be.
 */
public final class Market implements AutoCloseable {
  private final Stoppables running;
  private final URI gateway;
  private final LightningNetwork lightning;

  private Market(Stoppables running, URI gateway, LightningNetwork lightning) {
    this.running = running;
    this.gateway = gateway;
    this.lightning = lightning;
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
    RunFolder folder = running.add(RunFolder.claim(CacheFolder.path().resolve("run")));
    var postgres = start(running, () -> PostgresServer.start(folder, Durability.DURABLE));
    var kafka = start(running, () -> KafkaBroker.start(folder.path()));
    var lightning = start(running, () -> SimulatedNetwork.start(options));
    PostgresServer database = postgres.join();
    progress.accept("PostgreSQL");
    Wiring wiring = new Wiring(options.port(), kafka.join().bootstrapServers());
    progress.accept("Kafka");
    LightningNetwork network = lightning.join();
    progress.accept("Lightning");
    MarketSettings.apply(wiring, options, network);
    for (MarketService service : MarketService.values()) {
      if (service.hasDatabase()) {
        wiring.database(service, database.create(service.database(), secret()));
      }
    }
    running.add(
        ServiceContexts.start(
            List.of(MarketService.values()),
            wiring::environment,
            service -> progress.accept(service.configName())));
    URI gateway = wiring.url(MarketService.GATEWAY);
    running.add(WalletFile.write(gateway.toString(), network.walletNodes()));
    return new Market(running, gateway, network);
  }

  private static <T extends AutoCloseable> CompletableFuture<T> start(
      Stoppables running, Supplier<T> starter) {
    return CompletableFuture.supplyAsync(
        () -> running.add(starter.get()), task -> Thread.ofPlatform().daemon().start(task));
  }

  private static String secret() {
    byte[] bytes = new byte[24];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** Where agents reach the market. */
  public URI gateway() {
    return gateway;
  }

  public LightningNetwork lightning() {
    return lightning;
  }

  @Override
  public void close() {
    running.close();
  }
}
