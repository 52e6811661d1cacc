package dev.holdfast.web;

import dev.holdfast.testkit.TestServers;
import dev.holdfast.testkit.TestTokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Starts the made-up service on a real port, once for all its tests. */
@SpringBootTest(
    classes = MadeUpService.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "spring.application.name=made-up-service",
      "spring.datasource.url=${HOLDFAST_MADEUP_DB_URL}",
      "spring.datasource.username=${HOLDFAST_MADEUP_DB_USER}",
      "spring.datasource.password=${HOLDFAST_MADEUP_DB_PASSWORD}",
      "spring.flyway.enabled=false",
      "holdfast.public-url=https://market.example/",
      "holdfast.jwks-uri=${HOLDFAST_MADEUP_JWKS_URI}",
      "holdfast.web.public-paths=GET /v1/open"
    })
abstract class ServiceTest {
  static final TestTokens TOKENS = TestTokens.shared();
  static final String ALICE = TestTokens.newAgentId();

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @LocalServerPort int port;
  @Autowired JdbcTemplate jdbc;

  @DynamicPropertySource
  static void servers(DynamicPropertyRegistry registry) {
    TestServers.provide(registry, "madeup");
  }

  @BeforeEach
  void migrate() {
    Boolean there =
        jdbc.queryForObject("select to_regclass('idempotency_key') is not null", Boolean.class);
    if (!Boolean.TRUE.equals(there)) {
      new ResourceDatabasePopulator(new ClassPathResource("db/web/V0002__idempotency_key.sql"))
          .execute(java.util.Objects.requireNonNull(jdbc.getDataSource()));
    }
  }

  HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
        .header("Content-Type", "application/json");
  }

  HttpRequest.Builder asAlice(String path) {
    return to(path).header("Authorization", TOKENS.bearer(ALICE));
  }

  static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  HttpResponse<String> post(String path, String body) {
    return send(asAlice(path).POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  static JsonNode json(HttpResponse<String> response) {
    return JSON.readTree(response.body());
  }

  static String code(HttpResponse<String> response) {
    return json(response).path("code").asString("");
  }

  static String pointer(HttpResponse<String> response) {
    return json(response).path("errors").path(0).path("pointer").asString("none");
  }

  static String thing(String title) {
    return "{\"title\":\"%s\",\"price\":{\"amount_msat\":1000,\"model\":\"fixed\"},\"delivery_seconds\":60}"
        .formatted(title);
  }
}
