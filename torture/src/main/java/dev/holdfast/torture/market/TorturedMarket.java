package dev.holdfast.torture.market;

import dev.holdfast.launcher.Lightning;
import dev.holdfast.launcher.LightningSource;
import dev.holdfast.launcher.MarketKeys;
import dev.holdfast.launcher.MarketOptions;
import dev.holdfast.launcher.MarketService;
import dev.holdfast.launcher.MarketSettings;
import dev.holdfast.launcher.Secrets;
import dev.holdfast.launcher.ServiceContexts;
import dev.holdfast.launcher.SimulatedLightning;
import dev.holdfast.launcher.Stoppables;
import dev.holdfast.launcher.Wiring;
import dev.holdfast.simulator.SimulatedNetwork;
import dev.holdfast.testkit.embedded.CacheFolder;
import dev.holdfast.testkit.embedded.Database;
import dev.holdfast.testkit.embedded.RunFolder;
import dev.holdfast.torture.audit.AuditSources;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A whole market to be broken: PostgreSQL, Kafka and some services as processes of their own, the
 * other services and the simulated Lightning network in this JVM. It is as durable as a market has
 * to be, and its windows are short.
 */
public final class TorturedMarket implements AutoCloseable {
  private static final Duration FUNDING = Duration.ofSeconds(15);
  private static final Duration CLEAN_UP = Duration.ofSeconds(5);

  private final Stoppables running = new Stoppables();
  private final Map<MarketService, Database> databases = new EnumMap<>(MarketService.class);
  private final Map<MarketService, ForkedService> forks = new EnumMap<>(MarketService.class);
  private final Map<MarketService, ConfigurableApplicationContext> here =
      new EnumMap<>(MarketService.class);
  private final MarketKeys keys = MarketKeys.create();
  private final Path folder;
  private final Postgres postgres;
  private final Broker broker;
  private final SimulatedLightning lightning;
  private final Wiring wiring;

  private TorturedMarket(Set<MarketService> forked) throws InterruptedException {
    RunFolder run = RunFolder.claim(CacheFolder.path().resolve("run"));
    running.add(() -> run.close(CLEAN_UP));
    folder = run.path();
    postgres = running.add(Postgres.start(run));
    broker = running.add(Broker.start(folder, folder.resolve("kafka.log")));
    MarketOptions options =
        new MarketOptions(
            0,
            MarketOptions.PERSONS_WALLETS,
            Duration.ofSeconds(20),
            FUNDING,
            false,
            new LightningSource.Simulator());
    lightning = running.add(SimulatedLightning.start(options));
    wiring = new Wiring(0, broker.bootstrapServers());
    MarketSettings.apply(wiring, options, lightning.marketNodes(), keys);
    for (MarketService service : MarketService.values()) {
      if (service.hasDatabase()) {
        Database database = postgres.create(service.database(), Secrets.password());
        databases.put(service, database);
        wiring.database(service, database);
      }
    }
    startServices(forked);
  }

  /**
   * @param forked the services that run in a process of their own, with points
   */
  public static TorturedMarket start(Set<MarketService> forked) throws InterruptedException {
    return new TorturedMarket(forked);
  }

  private void startServices(Set<MarketService> forked) throws InterruptedException {
    running.add(this::stopHere);
    for (MarketService service : forked) {
      forks.put(
          service,
          running.add(new ForkedService(service, wiring.environment(service), log(service))));
    }
    for (MarketService service : MarketService.values()) {
      if (!forked.contains(service)) {
        startHere(service);
      }
    }
    for (ForkedService fork : forks.values()) {
      fork.awaitReady();
    }
  }

  private void startHere(MarketService service) {
    here.put(service, ServiceContexts.run(service, wiring.environment(service)));
  }

  private void stopHere() {
    here.values().forEach(ConfigurableApplicationContext::close);
    here.clear();
  }

  /** Ends every service, has something done, and starts them all. */
  public void whileStopped(Runnable action) throws InterruptedException {
    List<MarketService> inThisJvm = List.copyOf(here.keySet());
    stopHere();
    for (ForkedService fork : forks.values()) {
      fork.kill();
    }
    action.run();
    forks.values().forEach(ForkedService::startAgain);
    inThisJvm.forEach(this::startHere);
    for (ForkedService fork : forks.values()) {
      fork.awaitReady();
    }
  }

  private Path log(MarketService service) {
    return folder.resolve(service.configName() + ".log");
  }

  public Collection<ForkedService> forks() {
    return forks.values();
  }

  public ForkedService fork(MarketService service) {
    return Objects.requireNonNull(forks.get(service));
  }

  public void killPostgres() throws Exception {
    postgres.killAndStartAgain();
  }

  public void killKafka() throws InterruptedException {
    broker.killAndStartAgain();
  }

  /** Every node of the market's own stops in the middle of what it does, and is back soon. */
  public void stopNodes(Duration away) throws InterruptedException {
    SimulatedNetwork network = lightning.network();
    Lightning.MARKET.forEach(name -> network.node(name).stop());
    Thread.sleep(away);
    Lightning.MARKET.forEach(name -> network.node(name).startAgain());
  }

  public SimulatedNetwork network() {
    return lightning.network();
  }

  public URI gateway() {
    return wiring.url(MarketService.GATEWAY);
  }

  public MarketKeys keys() {
    return keys;
  }

  public Database database(MarketService service) {
    return Objects.requireNonNull(databases.get(service));
  }

  /** The link of a wallet, as {@code buyer}. */
  public URI wallet(String name) {
    return lightning.walletNodes().stream()
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
        forks.keySet().stream().map(this::log).toList(),
        lightning.auditedNodes(),
        gateway(),
        Objects.requireNonNull(settlement.get("HOLDFAST_SETTLEMENT_PREIMAGE_KEY")),
        Objects.requireNonNull(settlement.get("HOLDFAST_SETTLEMENT_PREIMAGE_KEY_ID")),
        answers);
  }

  @Override
  public void close() {
    running.close();
  }
}
