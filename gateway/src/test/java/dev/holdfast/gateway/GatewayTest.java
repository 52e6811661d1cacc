package dev.holdfast.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.testkit.HoldfastArchitecture;
import dev.holdfast.testkit.TestTokens;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(
    properties = "spring.config.name=gateway",
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class GatewayTest {

  private static final FakeService SERVICE = new FakeService();
  private static final String AGENT = TestTokens.newAgentId();

  private final HttpClient http = HttpClient.newHttpClient();

  @LocalServerPort int port;

  @DynamicPropertySource
  static void services(DynamicPropertyRegistry registry) {
    registry.add("HOLDFAST_GATEWAY_JWKS_URI", () -> TestTokens.shared().jwksUri().toString());
    for (String service : new String[] {"AGENT", "OFFER", "ORDER", "ESCROW", "REPUTATION"}) {
      registry.add("HOLDFAST_GATEWAY_" + service + "_URL", SERVICE::url);
    }
    registry.add("HOLDFAST_GATEWAY_DISPUTE_URL", () -> "http://127.0.0.1:1");
    registry.add("HOLDFAST_GATEWAY_REQUESTS_PER_MINUTE", () -> "40");
  }

  @Test
  void offers_are_open_to_anyone_and_orders_to_agents_alone() throws Exception {
    assertThat(get("/v1/offers?q=x", null).statusCode()).isEqualTo(200);
    HttpResponse<String> refused = get("/v1/orders/1", null);
    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(refused.body()).contains("\"code\":\"unauthenticated\"");
    assertThat(get("/v1/orders/1", TestTokens.shared().bearer(AGENT)).statusCode()).isEqualTo(200);
  }

  @Test
  void tokens_that_expired_or_were_forged_open_nothing() throws Exception {
    TestTokens tokens = TestTokens.shared();
    for (String token :
        new String[] {
          tokens.expired(AGENT),
          tokens.ofAnotherKey(AGENT),
          tokens.ofReceiptKey(AGENT),
          tokens.unsigned(AGENT),
          tokens.withPublicKeyAsSecret(AGENT)
        }) {
      assertThat(get("/v1/balance", "Bearer " + token).statusCode()).isEqualTo(401);
    }
  }

  @Test
  void the_refusal_of_a_service_comes_through_as_it_is() throws Exception {
    assertThat(get("/v1/offers/refused", null).statusCode()).isEqualTo(409);
  }

  @Test
  void a_body_of_over_one_mebibyte_is_refused_before_it_reaches_a_service() throws Exception {
    HttpResponse<String> answer =
        http.send(
            request("/v1/orders", TestTokens.shared().bearer(TestTokens.newAgentId()))
                .POST(BodyPublishers.ofByteArray(new byte[(1 << 20) + 1]))
                .build(),
            BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(SERVICE.asked).doesNotContain("POST /v1/orders");
  }

  @Test
  void large_bodies_of_untold_length_do_not_cut_a_service_off_for_others() throws Exception {
    for (int i = 0; i < 12; i++) {
      HttpResponse<String> answer =
          http.send(
              request("/v1/escrows/1/large", TestTokens.shared().bearer(TestTokens.newAgentId()))
                  .POST(
                      BodyPublishers.ofInputStream(
                          () -> new ByteArrayInputStream(new byte[(1 << 20) + 1])))
                  .build(),
              BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(413);
      assertThat(answer.body()).contains("\"code\":\"payload-too-large\"");
    }
    assertThat(get("/v1/escrows/1", TestTokens.shared().bearer(AGENT)).statusCode()).isEqualTo(200);
  }

  @Test
  void a_request_has_one_id_at_the_gateway_and_at_the_service() throws Exception {
    HttpResponse<String> answer = get("/v1/offers", null);
    assertThat(answer.headers().allValues("X-Request-Id")).hasSize(1);
    assertThat(SERVICE.requestIds).contains(answer.headers().allValues("X-Request-Id").getFirst());
    HttpResponse<String> mine =
        http.send(
            request("/v1/offers", null).header("X-Request-Id", "my-own-1").build(),
            BodyHandlers.ofString());
    assertThat(mine.headers().allValues("X-Request-Id")).containsExactly("my-own-1");
    assertThat(SERVICE.requestIds).contains("my-own-1");
  }

  @Test
  void what_services_keep_to_themselves_does_not_exist_outside() throws Exception {
    for (String path :
        new String[] {
          "/internal/v1/payout-invoices/check", "/v3/api-docs", "/actuator/env", "/nowhere"
        }) {
      HttpResponse<String> answer = get(path, TestTokens.shared().bearer(AGENT));
      assertThat(answer.statusCode()).as(path).isIn(403, 404);
    }
    assertThat(SERVICE.asked).noneMatch(asked -> asked.contains("internal"));
  }

  @Test
  void a_service_that_is_down_is_a_problem_of_its_own_and_not_a_time_out() throws Exception {
    HttpResponse<String> answer =
        get("/v1/disputes", TestTokens.shared().bearer(TestTokens.newAgentId()));
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains("\"code\":\"service-unavailable\"");
  }

  @Test
  void who_asks_too_often_is_told_how_long_to_wait() throws Exception {
    String eager = TestTokens.shared().bearer(TestTokens.newAgentId());
    HttpResponse<String> first = get("/v1/balance", eager);
    assertThat(first.headers().firstValue("RateLimit"))
        .hasValueSatisfying(value -> assertThat(value).contains("r=39"));
    HttpResponse<String> last = first;
    for (int i = 0; i < 45; i++) {
      last = get("/v1/balance", eager);
    }
    assertThat(last.statusCode()).isEqualTo(429);
    assertThat(last.headers().firstValue("Retry-After")).isPresent();
    assertThat(get("/v1/balance", TestTokens.shared().bearer(TestTokens.newAgentId())).statusCode())
        .isEqualTo(200);
  }

  @Test
  void events_arrive_one_by_one_and_a_reader_that_leaves_ends_the_stream() throws Exception {
    HttpResponse<java.io.InputStream> stream =
        http.send(
            request("/v1/events", TestTokens.shared().bearer(TestTokens.newAgentId()))
                .header("Accept", "text/event-stream")
                .build(),
            BodyHandlers.ofInputStream());
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
      assertThat(lines.readLine()).isEqualTo("id: 0");
    }
    assertThat(SERVICE.streamEnded.await(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void one_document_describes_all_services_without_their_inner_paths() throws Exception {
    String document = get("/openapi.json", null).body();
    assertThat(document).contains("\"/v1/things\"").doesNotContain("internal");
  }

  @Test
  void every_problem_has_a_page() throws Exception {
    assertThat(get("/problems/window-too-long", null).body())
        .contains("No HTLC can live that long");
    assertThat(get("/problems/unheard-of", null).statusCode()).isEqualTo(404);
  }

  @Test
  void the_gateway_keeps_the_rules_of_the_house() {
    HoldfastArchitecture.check("dev.holdfast.gateway");
  }

  private HttpResponse<String> get(String path, @org.jspecify.annotations.Nullable String bearer)
      throws IOException, InterruptedException {
    return http.send(request(path, bearer).build(), BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(
      String path, @org.jspecify.annotations.Nullable String bearer) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    return bearer == null ? request : request.header("Authorization", bearer);
  }
}
