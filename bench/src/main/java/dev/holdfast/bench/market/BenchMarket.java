package dev.holdfast.bench.market;

import dev.holdfast.launcher.Lightning;
import dev.holdfast.launcher.LightningSource;
import dev.holdfast.launcher.LndNode;
import dev.holdfast.launcher.MarketKeys;
import dev.holdfast.launcher.MarketOptions;
import dev.holdfast.launcher.MarketService;
import dev.holdfast.launcher.MarketSettings;
import dev.holdfast.launcher.RealLightning;
import dev.holdfast.launcher.Secrets;
import dev.holdfast.launcher.Stoppables;
import dev.holdfast.launcher.Wiring;
import dev.holdfast.launcher.process.Broker;
import dev.holdfast.launcher.process.ForkedLightning;
import dev.holdfast.sdk.AgentKey;
import dev.holdfast.sdk.HoldfastClient;
import dev.holdfast.testkit.embedded.CacheFolder;
import dev.holdfast.testkit.embedded.Database;
import dev.holdfast.testkit.embedded.PostgresServer;
import dev.holdfast.testkit.embedded.PostgresServer.Durability;
import dev.holdfast.testkit.embedded.RunFolder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A whole market, each part of it in a process of its own, so that the CPU of each is known. It is
 * as durable as a market has to be: PostgreSQL waits for the disk with every commit.
 */
public final class BenchMarket implements AutoCloseable {
  private static final Duration BLOCK_EVERY = Duration.ofSeconds(30);
  private static final Duration FUNDING = Duration.ofMinutes(5);
  private static final Duration CLEAN_UP = Duration.ofSeconds(5);

  /**
   * A compiler's thread that ends would take its count with it; and a sample tells where a method
   * was, not only where it next could be stopped.
   */
  private static final List<String> OBSERVED =
      List.of(
          "-XX:-UseDynamicNumberOfCompilerThreads",
          "-XX:+UnlockDiagnosticVMOptions",
          "-XX:+DebugNonSafepoints");

  private final Stoppables running = new Stoppables();
  private final Processes processes;
  private final Map<MarketService, Database> databases = new EnumMap<>(MarketService.class);
  private final long began = System.nanoTime();
  private final PostgresServer postgres;
  private final Broker broker;
  private final ServiceJvms services;
  private final Path folder;
  private final Lightning lightning;
  private final Wiring wiring;
  private final NodeCalls nodeCalls;
  private final Database beside;

  private BenchMarket(LightningSource source) throws InterruptedException, SQLException {
    RunFolder run = RunFolder.claim(CacheFolder.path().resolve("run"));
    running.add(() -> run.close(CLEAN_UP));
    folder = run.path();
    processes = new Processes(run.postgres());
    MarketOptions options =
        new MarketOptions(0, MarketOptions.PERSONS_WALLETS, BLOCK_EVERY, FUNDING, false, source);
    postgres = running.add(PostgresServer.start(run, Durability.DURABLE, Statements.SETTINGS));
    beside = postgres.create("beside", Secrets.password());
    broker = running.add(Broker.start(folder, folder.resolve("kafka.log"), OBSERVED));
    processes.name(broker.pid(), "Kafka");
    lightning = running.add(start(options));
    wiring = new Wiring(0, broker.bootstrapServers());
    MarketSettings.apply(wiring, options, lightning.marketNodes(), MarketKeys.create());
    // All agents call from one address here.
    wiring.set(MarketService.GATEWAY, "REQUESTS_PER_MINUTE", "10000000");
    for (MarketService service : MarketService.values()) {
      if (service.hasDatabase()) {
        Database database = postgres.create(service.database(), Secrets.password());
        databases.put(service, database);
        wiring.database(service, database);
      }
    }
    statements().rest();
    services = new ServiceJvms(folder, processes, OBSERVED, this::environment);
    running.add(services::stop);
    services.start();
    nodeCalls =
        new NodeCalls(
            wiring.url(MarketService.SETTLEMENT),
            running.add(HoldfastClient.connect(gateway(), AgentKey.random())));
  }

  /** Ends what was started when something does not start. */
  public static BenchMarket start(LightningSource source)
      throws InterruptedException, SQLException {
    return new BenchMarket(source);
  }

  private Lightning start(MarketOptions options) throws InterruptedException {
    return switch (options.lightning()) {
      case LightningSource.Simulator ignored -> {
        ForkedLightning forked =
            ForkedLightning.start(options.wallets(), BLOCK_EVERY, folder.resolve("lightning.log"));
        processes.name(forked.pid(), Processes.LIGHTNING);
        yield forked;
      }
      case LightningSource.Lnd ignored -> RealLightning.temporary(options.wallets());
      case LightningSource.Nodes ignored ->
          throw new IllegalArgumentException("nodes that somebody has are not to be measured");
    };
  }

  private Map<String, String> environment(MarketService service) {
    Map<String, String> environment = new HashMap<>(wiring.environment(service));
    // So that the calls of nodes can be counted.
    environment.put("MANAGEMENT_ENDPOINTS_WEB_EXPOSURE_INCLUDE", "health,metrics");
    return environment;
  }

  /** What the parts have used. */
  public Processes processes() {
    return processes;
  }

  /** Transactions that each service has committed by now. */
  public Map<MarketService, Long> commits() throws SQLException {
    return new Commits(beside, databases).count();
  }

  /** Of one service, for what only a bench may do: write what nobody traded. */
  public Database database(MarketService service) {
    return Objects.requireNonNull(databases.get(service));
  }

  /** Seconds from the start of each service's process until it answered. */
  public Map<MarketService, Double> startSeconds() {
    return services.startSeconds();
  }

  /** Ends the services; what they worked with runs on. */
  public void stopServices() throws InterruptedException {
    services.stop();
  }

  /** The service's runnable jar with all that it needs to take the place of the one that ran. */
  public Optional<ShippedJar> shipped(MarketService service) {
    return ShippedJar.of(service.configName(), environment(service), wiring.url(service), folder);
  }

  /** When the first of it was started, in nanoseconds of {@link System#nanoTime}. */
  public long began() {
    return began;
  }

  /** Another database of the same server; its role is its owner. */
  public Database createDatabase(String name) {
    return postgres.create(name, Secrets.password());
  }

  /** A second broker, like the market's, for events that the market is not to see. */
  public Broker anotherBroker(String name) throws IOException, InterruptedException {
    Path own = Files.createDirectory(folder.resolve(name));
    return Broker.start(own, folder.resolve(name + ".log"), OBSERVED);
  }

  /** What is looked at while the market trades for long. */
  public Vitals vitals() {
    return new Vitals(processes, beside, folder);
  }

  /** Samples what the JVMs do with their CPU, from now until the recording is ended. */
  public Recording record() throws IOException, InterruptedException {
    return Recording.begin(processes.jvms(), folder);
  }

  /** What the services ask of PostgreSQL, which is counted when it is begun. */
  public Statements statements() {
    return new Statements(beside, databases);
  }

  /** How often a market node was asked this, as settlement-service counts. */
  public long nodeCalls(String call) throws IOException, InterruptedException {
    return nodeCalls.count(call);
  }

  /** MiB of memory of each part. */
  public Map<String, Double> memory() {
    return processes.memoryMiB();
  }

  public URI gateway() {
    return wiring.url(MarketService.GATEWAY);
  }

  /** A node that agents pay and are paid with. */
  public LndNode wallet(String name) {
    return lightning.walletNodes().stream()
        .filter(node -> node.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** The nodes of the market, with a macaroon for what settlement-service does. */
  public List<LndNode> marketNodes() {
    return lightning.marketNodes();
  }

  /** A database of the same server, for what is measured beside the market. */
  public Database beside() {
    return beside;
  }

  @Override
  public void close() {
    running.close();
  }
}
