package dev.holdfast.gateway.nostr;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.holdfast.testkit.TestTokens;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(
    properties = {"spring.config.name=gateway", "holdfast.public-url=https://market.example"},
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class NostrRequestsTest {
  private static final String TOKEN = TestTokens.shared().token(TestTokens.newAgentId());
  private static final String SHA256_OF_HELLO =
      "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";
  private static final List<String> EXCHANGES = new CopyOnWriteArrayList<>();
  private static final List<String> ORDERS = new CopyOnWriteArrayList<>();

  @LocalServerPort int port;

  @DynamicPropertySource
  static void services(DynamicPropertyRegistry registry) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/internal/v1/auth/nip98", NostrRequestsTest::exchange);
    server.createContext("/v1/orders", NostrRequestsTest::order);
    server.start();
    String url = "http://127.0.0.1:" + server.getAddress().getPort();
    registry.add("HOLDFAST_GATEWAY_JWKS_URI", () -> TestTokens.shared().jwksUri());
    registry.add("HOLDFAST_GATEWAY_AGENT_URL", () -> url);
    registry.add("HOLDFAST_GATEWAY_ORDER_URL", () -> url);
  }

  /** Agent-service, which knows one good event. */
  private static void exchange(HttpExchange exchange) throws IOException {
    String request = text(exchange);
    EXCHANGES.add(request);
    if (request.contains("\"good\"")) {
      answer(exchange, 200, "{\"access_token\":\"" + TOKEN + "\",\"token_type\":\"Bearer\"}");
    } else {
      answer(exchange, 401, "{\"code\":\"unauthenticated\",\"detail\":\"used before\"}");
    }
  }

  private static void order(HttpExchange exchange) throws IOException {
    ORDERS.add(exchange.getRequestHeaders().getFirst("Authorization") + " " + text(exchange));
    answer(exchange, 200, "{}");
  }

  @Test
  void a_signed_request_reaches_its_service_with_a_token_and_its_body() throws Exception {
    HttpResponse<String> response = post("Nostr good");
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    assertThat(EXCHANGES.getLast())
        .contains(
            "\"method\":\"POST\"",
            "\"url\":\"https://market.example/v1/orders?x=1\"",
            SHA256_OF_HELLO);
    assertThat(ORDERS).contains("Bearer " + TOKEN + " hello");
  }

  @Test
  void a_request_whose_event_is_refused_reaches_nothing() throws Exception {
    int before = ORDERS.size();
    HttpResponse<String> response = post("Nostr bad");
    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(response.body()).contains("\"code\":\"unauthenticated\"", "used before");
    assertThat(ORDERS).hasSize(before);
  }

  private HttpResponse<String> post(String authorization) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v1/orders?x=1"))
                .header("Authorization", authorization)
                .POST(HttpRequest.BodyPublishers.ofString("hello"))
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }

  private static String text(HttpExchange exchange) throws IOException {
    return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
