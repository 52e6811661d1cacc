package dev.holdfast.testkit;

import dev.holdfast.testkit.embedded.Database;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.test.context.DynamicPropertyRegistry;

/** All that a service asks of its environment, answered by the servers of the testkit. */
public final class TestServers {
  private TestServers() {}

  /**
   * Gives the service {@code HOLDFAST_<NAME>_DB_URL}, {@code _DB_USER}, {@code _DB_PASSWORD},
   * {@code _KAFKA}, {@code _JWKS_URI} and {@code _PORT=0}, for use in a
   * {@code @DynamicPropertySource}.
   *
   * @param service its short name, such as {@code order}
   */
  public static void provide(DynamicPropertyRegistry registry, String service) {
    environment(service).forEach((name, value) -> registry.add(name, () -> value));
  }

  /** The same as a map, for a test that starts the application by itself. */
  public static Map<String, String> environment(String service) {
    Database database = TestPostgres.newDatabase(service);
    String prefix = "HOLDFAST_" + service.toUpperCase(Locale.ROOT) + "_";
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put(prefix + "DB_URL", database.url());
    environment.put(prefix + "DB_USER", database.user());
    environment.put(prefix + "DB_PASSWORD", database.password());
    environment.put(prefix + "KAFKA", TestKafka.bootstrapServers());
    environment.put(prefix + "JWKS_URI", TestTokens.shared().jwksUri());
    environment.put(prefix + "PORT", "0");
    return environment;
  }
}
