package dev.holdfast.torture.market;

import dev.holdfast.launcher.Lightning;
import dev.holdfast.launcher.LightningSource;
import dev.holdfast.launcher.MarketKeys;
import dev.holdfast.launcher.MarketOptions;
import dev.holdfast.launcher.MarketService;
import dev.holdfast.launcher.MarketSettings;
import dev.holdfast.launcher.NodeBooks;
import dev.holdfast.launcher.Secrets;
import dev.holdfast.launcher.ServiceContexts;
import dev.holdfast.launcher.Stoppables;
import dev.holdfast.launcher.Wiring;
import dev.holdfast.launcher.process.Broker;
import dev.holdfast.launcher.process.Jvm;
import dev.holdfast.simulator.faults.Faults;
import dev.holdfast.testkit.embedded.CacheFolder;
import dev.holdfast.testkit.embedded.Database;
import dev.holdfast.testkit.embedded.RunFolder;
import dev.holdfast.torture.audit.AuditSources;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * A whole market to be broken: PostgreSQL, Kafka and some services as processes of their own, the
 * other services in this JVM, on a simulated Lightning network or on real nodes. It is as durable
 * as a market has to be, and its windows are short.
 */
public final class TorturedMarket implements AutoCloseable {
  private static final Duration BLOCK_EVERY = Duration.ofSeconds(20);
  private static final Duration FUNDING = Duration.ofSeconds(15);
  private static final Duration CLEAN_UP = Duration.ofSeconds(5);

  private final Stoppables running = new Stoppables();
  private final Map<MarketService, Database> databases = new EnumMap<>(MarketService.class);
  private final Map<MarketService, ForkedService> forks = new EnumMap<>(MarketService.class);
  private final MarketKeys keys = MarketKeys.create();
  private final Path folder;
  private final Postgres postgres;
  private final Broker broker;
  private final Nodes nodes;
  private final long channelsBefore;
  private final Wiring wiring;
  private ServiceContexts here;

  private TorturedMarket(Map<MarketService, List<String>> forked, LightningSource lightning)
      throws InterruptedException {
    RunFolder run = RunFolder.claim(CacheFolder.path().resolve("run"));
    running.add(() -> run.close(CLEAN_UP));
    folder = run.path();
    MarketOptions options =
        new MarketOptions(0, MarketOptions.PERSONS_WALLETS, BLOCK_EVERY, FUNDING, false, lightning);
    var database = start(() -> running.add(Postgres.start(run)));
    var kafka =
        start(
            () -> running.add(Broker.start(folder, folder.resolve("kafka.log"), Jvm.SHORT_LIVED)));
    var network = start(() -> running.add(Nodes.start(options)));
    postgres = database.join();
    broker = kafka.join();
    nodes = network.join();
    channelsBefore = channels();
    wiring = new Wiring(0, broker.bootstrapServers());
    MarketSettings.apply(wiring, options, nodes.lightning().marketNodes(), keys);
    shortenDoubts();
    for (MarketService service : MarketService.values()) {
      if (service.hasDatabase()) {
        Database own = postgres.create(service.database(), Secrets.password());
        databases.put(service, own);
        wiring.database(service, own);
      }
    }
    forked.forEach((service, points) ->
        forks.put(
            service,
            running.add(
                new ForkedService(service, wiring.environment(service), log(service), points))));
    List<CompletableFuture<ForkedService>> starting =
        forks.values().stream().map(fork -> start(fork::started)).toList();
    here = startHere();
    running.add(() -> here.close());
    starting.forEach(CompletableFuture::join);
  }

  /** A send that nobody answered is looked at for as long before its hash is sent again. */
  private void shortenDoubts() {
    wiring.set(MarketService.SETTLEMENT, "PAYOUT_TIMEOUT_SECONDS", "10");
    wiring.set(MarketService.SETTLEMENT, "LONGEST_CALL", "30s");
    // One in doubt is sent again so often that it has its end soon after the last fault.
    wiring.set(MarketService.SETTLEMENT, "PAYOUT_LONGEST_PAUSE", "20s");
    // Each payment is told as under way, however soon it ends: that too is an effect.
    wiring.set(MarketService.SETTLEMENT, "PAYOUT_UNDER_WAY_AFTER", "0s");
  }

  private static <T> CompletableFuture<T> start(Callable<T> starter) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return starter.call();
          } catch (Exception e) {
            throw new CompletionException(e);
          }
        },
        task -> Thread.ofPlatform().daemon().start(task));
  }

  /**
   * Starts all of it, and ends what was started when something does not start.
   *
   * @param forked the services that run in a process of their own, and at which points one dies the
   *     first time, at none if there are none
   */
  public static TorturedMarket start(
      Map<MarketService, List<String>> forked, LightningSource lightning)
      throws InterruptedException {
    return new TorturedMarket(forked, lightning);
  }

  private ServiceContexts startHere() {
    List<MarketService> inThisJvm =
        Arrays.stream(MarketService.values()).filter(s -> !forks.containsKey(s)).toList();
    return ServiceContexts.start(inThisJvm, wiring::environment, service -> {});
  }

  /** Something that may fail. */
  @FunctionalInterface
  public interface Step {
    void run() throws Exception;
  }

  /** Ends every service, has something done, and starts them all. */
  public void whileStopped(Step action) throws Exception {
    here.close();
    for (ForkedService fork : forks.values()) {
      fork.kill();
    }
    action.run();
    forks.values().forEach(ForkedService::startAgain);
    here = startHere();
    for (ForkedService fork : forks.values()) {
      fork.awaitReady();
    }
  }

  private Path log(MarketService service) {
    return folder.resolve(service.configName() + ".log");
  }

  /** Of the services in processes of their own, and of this process if it writes one. */
  private List<Path> logs() {
    List<Path> logs = new ArrayList<>(forks.keySet().stream().map(this::log).toList());
    String own = System.getProperty("holdfast.log");
    if (own != null) {
      logs.add(Path.of(own));
    }
    return logs;
  }

  /**
   * Copies the services' logs to where they outlive this market.
   *
   * @return the folder
   */
  public Path keepLogs() throws IOException {
    Path kept = CacheFolder.path().resolve("torture-logs").resolve(folder.getFileName().toString());
    Files.createDirectories(kept);
    for (MarketService service : forks.keySet()) {
      Path log = log(service);
      Files.copy(log, kept.resolve(log.getFileName()), StandardCopyOption.REPLACE_EXISTING);
    }
    return kept;
  }

  public Collection<ForkedService> forks() {
    return forks.values();
  }

  public ForkedService fork(MarketService service) {
    return Objects.requireNonNull(forks.get(service));
  }

  /** Ends the services in processes of their own, so that the JDK writes their start caches. */
  public void writeStartCaches() throws IOException, InterruptedException {
    forks.values().forEach(ForkedService::end);
    for (ForkedService fork : forks.values()) {
      StartCaches.keep(fork);
    }
  }

  public void killPostgres() throws Exception {
    postgres.killAndStartAgain();
  }

  public void killKafka() throws InterruptedException {
    broker.killAndStartAgain();
  }

  /** Every node of the market's own dies in the middle of what it does, and is back soon. */
  public void killNodes(Duration away) throws InterruptedException {
    Lightning.MARKET.forEach(nodes::kill);
    Thread.sleep(away);
    Lightning.MARKET.forEach(nodes::startAgain);
  }

  /**
   * One node, of the market or a wallet's, dies in the middle of what it does, and is back soon.
   */
  public void killNode(String name, Duration away) throws InterruptedException {
    nodes.kill(name);
    Thread.sleep(away);
    nodes.startAgain(name);
  }

  /** What can be made to go wrong inside a simulated node of the market; none on a real one. */
  public Optional<Faults> faults(String node) {
    return nodes.faults(node);
  }

  /** Mines blocks on the market's chain. */
  public void mine(int blocks) {
    nodes.mine(blocks);
  }

  public int height() {
    return nodes.height();
  }

  public URI gateway() {
    return wiring.url(MarketService.GATEWAY);
  }

  public MarketKeys keys() {
    return keys;
  }

  /** The caller closes it. */
  public ConsumerGroups consumerGroups() {
    return new ConsumerGroups(broker.bootstrapServers());
  }

  public Map<MarketService, Database> databases() {
    return Map.copyOf(databases);
  }

  public Database database(MarketService service) {
    return Objects.requireNonNull(databases.get(service));
  }

  /** The link of a wallet, as {@code buyer}. */
  public URI wallet(String name) {
    return nodes.lightning().walletNodes().stream()
        .filter(node -> node.name().equals(name))
        .map(node -> URI.create(node.lndconnect()))
        .findFirst()
        .orElseThrow();
  }

  /** A service's database as its server's owner, who may do what the service may not. */
  public Database superuser(MarketService service) {
    Database own = database(service);
    return new Database(own.name(), own.url(), "postgres", "postgres");
  }

  /**
   * All that an audit reads.
   *
   * @param answers what clients were told under one Idempotency-Key each
   */
  public AuditSources auditSources(Map<String, Set<String>> answers) {
    Map<String, String> settlement = wiring.environment(MarketService.SETTLEMENT);
    return new AuditSources(
        databases,
        broker.bootstrapServers(),
        logs(),
        nodes.lightning().auditedNodes(),
        gateway(),
        Objects.requireNonNull(settlement.get("HOLDFAST_SETTLEMENT_PREIMAGE_KEY")),
        Objects.requireNonNull(settlement.get("HOLDFAST_SETTLEMENT_PREIMAGE_KEY_ID")),
        channelsBefore,
        answers);
  }

  private long channels() {
    try (NodeBooks books = new NodeBooks(nodes.lightning().auditedNodes())) {
      return books.read().localMsat();
    }
  }

  @Override
  public void close() {
    running.close();
  }
}
