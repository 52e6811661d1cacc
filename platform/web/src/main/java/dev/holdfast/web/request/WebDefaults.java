package dev.holdfast.web.request;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Settings that every service has alike, below all others: a service's own configuration wins.
 * Static resources are off because many services share one class path in the demo, and one would
 * serve another's pages.
 */
public final class WebDefaults implements EnvironmentPostProcessor {

  static final Map<String, Object> DEFAULTS =
      Map.ofEntries(
          Map.entry("spring.threads.virtual.enabled", "true"),
          Map.entry("spring.web.resources.add-mappings", "false"),
          Map.entry("spring.mvc.favicon.enabled", "false"),
          Map.entry("spring.jpa.open-in-view", "false"),
          // Nothing here is woven by expressions, and matching every bean against those that a
          // library brings was a fifth of a start.
          Map.entry("spring.aop.auto", "false"),
          // Rows of one batch are one statement, and one round trip.
          Map.entry(
              "spring.datasource.hikari.data-source-properties.reWriteBatchedInserts", "true"),
          Map.entry("spring.jpa.properties.hibernate.jdbc.batch_size", "50"),
          Map.entry("spring.jpa.properties.hibernate.order_inserts", "true"),
          Map.entry("spring.main.banner-mode", "off"),
          Map.entry("server.error.whitelabel.enabled", "false"),
          Map.entry("server.tomcat.max-swallow-size", "8MB"),
          Map.entry("server.max-http-request-header-size", "16KB"),
          Map.entry("management.endpoints.web.exposure.include", "health"),
          Map.entry("management.endpoint.health.probes.enabled", "true"),
          // A timer for each call of a repository costs more than what it says is worth.
          Map.entry("management.metrics.data.repository.autotime.enabled", "false"),
          Map.entry("management.metrics.use-global-registry", "false"),
          Map.entry("springdoc.api-docs.version", "openapi_3_1"),
          Map.entry("springdoc.writer-with-order-by-keys", "true"),
          Map.entry("springdoc.default-produces-media-type", "application/json"),
          Map.entry("springdoc.override-with-generic-response", "false"));

  @Override
  public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication app) {
    environment.getPropertySources().addLast(new MapPropertySource("holdfastWeb", DEFAULTS));
  }
}
