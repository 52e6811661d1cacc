package dev.holdfast.launcher;

import dev.holdfast.testkit.embedded.Database;
import dev.holdfast.testkit.embedded.FreePorts;
import java.net.URI;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What each service finds in its environment: where the others are, and its own secrets. */
public final class Wiring {
  private final Map<MarketService, Integer> ports = new EnumMap<>(MarketService.class);
  private final Map<MarketService, Database> databases = new EnumMap<>(MarketService.class);
  private final Map<MarketService, Map<String, String>> extras = new EnumMap<>(MarketService.class);
  private final String kafka;

  /**
   * @param gatewayPort where the market is reached from outside
   */
  public Wiring(int gatewayPort, String kafka) {
    this.kafka = kafka;
    List<Integer> free = FreePorts.take(MarketService.values().length);
    for (MarketService service : MarketService.values()) {
      ports.put(service, free.get(service.ordinal()));
    }
    ports.put(MarketService.GATEWAY, gatewayPort == 0 ? port(MarketService.GATEWAY) : gatewayPort);
  }

  /** Gives the service its database. */
  public void database(MarketService service, Database database) {
    databases.put(service, database);
  }

  /** A setting of one service alone, named without its prefix. */
  public void set(MarketService service, String name, String value) {
    extras.computeIfAbsent(service, s -> new HashMap<>()).put(service.prefix() + name, value);
  }

  /** Tells one service where another one is. */
  void connect(MarketService service, MarketService other) {
    set(service, other.name() + "_URL", url(other).toString());
  }

  /** Where the service listens. */
  public URI url(MarketService service) {
    return URI.create("http://127.0.0.1:" + port(service));
  }

  Map<MarketService, URI> urls() {
    Map<MarketService, URI> urls = new EnumMap<>(MarketService.class);
    ports.keySet().forEach(service -> urls.put(service, url(service)));
    return urls;
  }

  /** All that the service is told, by the names of its environment variables. */
  public Map<String, String> environment(MarketService service) {
    Map<String, String> environment = new HashMap<>();
    String prefix = service.prefix();
    environment.put(prefix + "PORT", Integer.toString(port(service)));
    environment.put(prefix + "KAFKA", kafka);
    environment.put(
        prefix + "JWKS_URI", url(MarketService.AGENT).resolve("/.well-known/jwks.json").toString());
    environment.put(prefix + "PUBLIC_URL", url(MarketService.GATEWAY).toString());
    Database database = databases.get(service);
    if (database != null) {
      environment.put(prefix + "DB_URL", database.url());
      environment.put(prefix + "DB_USER", database.user());
      environment.put(prefix + "DB_PASSWORD", database.password());
    }
    environment.putAll(extras.getOrDefault(service, Map.of()));
    return environment;
  }

  private int port(MarketService service) {
    return Objects.requireNonNull(ports.get(service));
  }
}
