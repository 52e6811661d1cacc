package dev.holdfast.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.SignedJWT;
import dev.holdfast.contracts.Topics;
import dev.holdfast.contracts.agent.AgentProfileChanged;
import dev.holdfast.contracts.agent.AgentRegistered;
import dev.holdfast.messaging.probe.EventProbe;
import dev.holdfast.testkit.HoldfastArchitecture;
import dev.holdfast.testkit.TestKafka;
import dev.holdfast.testkit.TestServers;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "spring.config.name=agent-service",
      "holdfast.public-url=https://market.example",
      "holdfast.agent.challenges-per-agent=3",
      "holdfast.agent.challenges-in-all=1000"
    })
class AgentServiceTest {
  private static final TestWallet ARBITER = new TestWallet(100);
  private static final TestWallet OPERATOR = new TestWallet(101);
  private static final String ORDERS = "https://market.example/v1/orders";
  private static final String EMPTY_HASH =
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @LocalServerPort int port;
  @Autowired JdbcTemplate jdbc;

  @DynamicPropertySource
  static void environment(DynamicPropertyRegistry registry) {
    TestServers.provide(registry, "agent");
    registry.add("HOLDFAST_AGENT_ARBITERS", ARBITER::agentId);
    registry.add("HOLDFAST_AGENT_OPERATORS", OPERATOR::agentId);
  }

  @Test
  void an_agent_signs_in_with_a_schnorr_signature() throws Exception {
    TestWallet alice = new TestWallet(1);
    JsonNode token = body(signIn(alice, "schnorr", 200));
    assertThat(token.path("token_type").asString()).isEqualTo("Bearer");
    assertThat(token.path("expires_in").asLong()).isEqualTo(900);
    assertThat(token.path("agent_id").asString()).isEqualTo(alice.agentId());
    SignedJWT jwt = SignedJWT.parse(token.path("access_token").asString());
    JWSHeader header = jwt.getHeader();
    assertThat(header.getAlgorithm().getName()).isEqualTo("ES256");
    assertThat(header.getKeyID()).startsWith("token-");
    assertThat(jwt.getJWTClaimsSet().getSubject()).isEqualTo(alice.agentId());
    assertThat(jwt.getJWTClaimsSet().getStringListClaim("roles")).containsExactly("agent");
    assertThat(get("/.well-known/jwks.json", "").body())
        .contains(header.getKeyID())
        .doesNotContain("\"d\"");
  }

  @Test
  void a_node_signs_in_with_signmessage() {
    TestWallet node = new TestWallet(2);
    assertThat(body(signIn(node, "lnd", 200)).path("agent_id").asString())
        .isEqualTo(node.agentId());
  }

  @Test
  void arbiters_and_operators_are_those_of_the_configuration() throws Exception {
    assertThat(rolesOf(ARBITER)).containsExactly("agent", "arbiter");
    assertThat(rolesOf(OPERATOR)).containsExactly("agent", "operator");
  }

  @Test
  void the_message_is_the_events_nip_01_serialisation_and_names_the_gateway() {
    JsonNode challenge = body(challenge(new TestWallet(3)));
    JsonNode event = challenge.path("event");
    String expected =
        JSON.writeValueAsString(
            List.of(
                0,
                event.path("pubkey"),
                event.path("created_at"),
                event.path("kind"),
                event.path("tags"),
                event.path("content")));
    assertThat(challenge.path("message").asString()).isEqualTo(expected);
    assertThat(event.path("kind").asInt()).isEqualTo(22242);
    assertThat(event.at("/tags/0/1").asString()).isEqualTo("https://market.example");
    assertThat(event.at("/tags/1/1")).isEqualTo(challenge.path("challenge"));
  }

  @Test
  void a_challenge_is_good_for_one_token_however_many_ask_at_once() throws Exception {
    TestWallet carol = new TestWallet(4);
    JsonNode challenge = body(challenge(carol));
    String request = tokenRequest(challenge, "schnorr", carol);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> all =
          IntStream.range(0, 10)
              .mapToObj(i -> threads.submit(() -> post("/v1/auth/tokens", request).statusCode()))
              .toList();
      int granted = 0;
      for (Future<Integer> one : all) {
        granted += one.get() == 200 ? 1 : 0;
      }
      assertThat(granted).isEqualTo(1);
    }
    assertRefused(post("/v1/auth/tokens", request), 401, "challenge-invalid");
  }

  @Test
  void a_wrong_signature_is_refused_and_spends_the_challenge() {
    TestWallet dave = new TestWallet(5);
    JsonNode challenge = body(challenge(dave));
    assertRefused(
        post("/v1/auth/tokens", tokenRequest(challenge, "schnorr", new TestWallet(6))),
        401,
        "signature-invalid");
    assertRefused(
        post("/v1/auth/tokens", tokenRequest(challenge, "schnorr", dave)),
        401,
        "challenge-invalid");
  }

  @Test
  void an_expired_or_made_up_challenge_is_refused() {
    TestWallet erin = new TestWallet(7);
    JsonNode challenge = body(challenge(erin));
    jdbc.update(
        "update challenge set expires_at = now() - interval '1 second' where challenge = ?",
        challenge.path("challenge").asString());
    assertRefused(
        post("/v1/auth/tokens", tokenRequest(challenge, "schnorr", erin)),
        401,
        "challenge-invalid");
    assertRefused(
        post(
            "/v1/auth/tokens",
            "{\"challenge\":\"made-up\",\"scheme\":\"lnd\",\"signature\":\"x\"}"),
        401,
        "challenge-invalid");
  }

  @Test
  void a_challenge_with_a_character_that_no_database_keeps_is_refused() {
    HttpResponse<String> nul =
        post(
            "/v1/auth/tokens",
            "{\"challenge\":\"a\\u0000\",\"scheme\":\"lnd\",\"signature\":\"x\"}");
    assertRefused(nul, 400, "validation-failed");
  }

  @Test
  void a_scheme_or_key_that_is_none_is_refused_by_its_field() {
    HttpResponse<String> scheme =
        post("/v1/auth/tokens", "{\"challenge\":\"c\",\"scheme\":\"rsa\",\"signature\":\"x\"}");
    assertRefused(scheme, 400, "validation-failed");
    assertThat(body(scheme).at("/errors/0/pointer").asString()).isEqualTo("/scheme");
    assertRefused(post("/v1/auth/challenges", "{\"agent_id\":\"ABC\"}"), 400, "validation-failed");
    assertRefused(post("/v1/auth/challenges", "{}"), 400, "validation-failed");
    assertRefused(post("/v1/auth/challenges", "{\"agent\":1}"), 400, "unknown-field");
  }

  @Test
  void a_stranger_who_asks_for_challenges_does_not_lock_an_agent_out() {
    TestWallet frank = new TestWallet(8);
    for (int i = 0; i < 10; i++) {
      challenge(frank);
    }
    Integer open =
        jdbc.queryForObject(
            "select count(*) from challenge where agent_id = ?", Integer.class, frank.agentId());
    assertThat(open).isEqualTo(3);
    signIn(frank, "schnorr", 200);
  }

  @Test
  void the_first_token_registers_the_agent_and_says_so_once() {
    TestWallet grace = new TestWallet(9);
    try (EventProbe probe = probe()) {
      assertRefused(get("/v1/agents/" + grace.agentId(), ""), 404, "not-found");
      signIn(grace, "schnorr", 200);
      signIn(grace, "lnd", 200);
      assertThat(get("/v1/agents/" + grace.agentId(), "").statusCode()).isEqualTo(200);
      signIn(new TestWallet(10), "schnorr", 200);
      probe.await(AgentRegistered.class, e -> e.agentId().equals(new TestWallet(10).agentId()));
      assertThat(probe.seen(AgentRegistered.class, e -> e.agentId().equals(grace.agentId())))
          .hasSize(1);
    }
  }

  @Test
  void an_agent_says_who_it_is_and_only_itself_sees_where_it_is_paid() {
    TestWallet heidi = new TestWallet(11);
    String token = body(signIn(heidi, "schnorr", 200)).path("access_token").asString();
    HttpResponse<String> changed =
        send(
            to("/v1/agents/me")
                .header("Authorization", "Bearer " + token)
                .PUT(
                    HttpRequest.BodyPublishers.ofString(
                        "{\"name\":\"Heidi\",\"url\":\"https://heidi.example\","
                            + "\"payout_address\":\"heidi@heidi.example\"}")));
    assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
    assertThat(get("/v1/agents/" + heidi.agentId(), token).body()).contains("heidi@heidi");
    String seenByOthers = get("/v1/agents/" + heidi.agentId(), "").body();
    assertThat(seenByOthers).contains("Heidi").doesNotContain("payout", "heidi@");
    try (EventProbe probe = probe()) {
      probe.await(
          AgentProfileChanged.class,
          e -> e.agentId().equals(heidi.agentId()) && "Heidi".equals(e.name()));
    }
  }

  @Test
  void a_profile_is_changed_with_a_token_alone_and_only_to_something_decent() {
    String token = body(signIn(new TestWallet(12), "schnorr", 200)).path("access_token").asString();
    HttpRequest.BodyPublisher script =
        HttpRequest.BodyPublishers.ofString("{\"url\":\"javascript:alert(1)\"}");
    assertRefused(send(to("/v1/agents/me").PUT(script)), 401, "unauthenticated");
    assertRefused(
        send(to("/v1/agents/me").header("Authorization", "Bearer " + token).PUT(script)),
        400,
        "validation-failed");
  }

  @Test
  void the_service_is_healthy_and_describes_itself() {
    assertThat(get("/actuator/health/readiness", "").statusCode()).isEqualTo(200);
    assertThat(body(get("/v3/api-docs", "")).path("openapi").asString()).startsWith("3.1");
  }

  @Test
  void a_signed_request_gives_a_token_once() throws Exception {
    TestWallet judy = new TestWallet(14);
    String event = judy.nip98("POST", ORDERS, EMPTY_HASH, 0);
    HttpResponse<String> first = exchange(event, "POST", ORDERS, EMPTY_HASH);
    assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
    assertThat(body(first).path("agent_id").asString()).isEqualTo(judy.agentId());
    assertRefused(exchange(event, "POST", ORDERS, EMPTY_HASH), 401, "unauthenticated");
  }

  @Test
  void a_signed_request_is_good_for_nothing_but_what_it_names() {
    TestWallet mallory = new TestWallet(15);
    String event = mallory.nip98("POST", ORDERS, EMPTY_HASH, 0);
    assertRefused(exchange(event, "PUT", ORDERS, EMPTY_HASH), 401, "unauthenticated");
    assertRefused(exchange(event, "POST", ORDERS + "/1", EMPTY_HASH), 401, "unauthenticated");
    assertRefused(exchange(event, "POST", ORDERS, "0".repeat(64)), 401, "unauthenticated");
    String old = mallory.nip98("POST", ORDERS, EMPTY_HASH, -70);
    assertRefused(exchange(old, "POST", ORDERS, EMPTY_HASH), 401, "unauthenticated");
    String never = mallory.nip98("POST", ORDERS, EMPTY_HASH, Long.MAX_VALUE / 2);
    assertRefused(exchange(never, "POST", ORDERS, EMPTY_HASH), 401, "unauthenticated");
    assertRefused(exchange("bm9uc2Vuc2U=", "POST", ORDERS, EMPTY_HASH), 401, "unauthenticated");
    assertRefused(exchange("!", "POST", ORDERS, EMPTY_HASH), 401, "unauthenticated");
    String forged =
        new String(java.util.Base64.getDecoder().decode(event), StandardCharsets.UTF_8)
            .replace(mallory.agentId(), new TestWallet(14).agentId());
    assertRefused(
        exchange(
            java.util.Base64.getEncoder().encodeToString(forged.getBytes(StandardCharsets.UTF_8)),
            "POST",
            ORDERS,
            EMPTY_HASH),
        401,
        "signature-invalid");
  }

  private HttpResponse<String> exchange(String event, String method, String url, String hash) {
    return post(
        "/internal/v1/auth/nip98",
        JSON.writeValueAsString(
            java.util.Map.of(
                "event", event, "method", method, "url", url, "payload_sha256", hash)));
  }

  @Test
  void the_description_names_the_very_fields_that_answers_have() {
    TestWallet ivan = new TestWallet(13);
    JsonNode schemas = body(get("/v3/api-docs", "")).at("/components/schemas");
    HttpResponse<String> token = signIn(ivan, "schnorr", 200);
    assertThat(names(schemas.at("/ChallengeView/properties")))
        .containsExactlyInAnyOrderElementsOf(names(body(challenge(ivan))));
    assertThat(names(schemas.at("/TokenView/properties")))
        .containsExactlyInAnyOrderElementsOf(names(body(token)));
    assertThat(names(schemas.at("/AgentView/properties")))
        .containsAll(names(body(get("/v1/agents/" + ivan.agentId(), ""))));
  }

  private static List<String> names(JsonNode object) {
    return object.properties().stream().map(java.util.Map.Entry::getKey).toList();
  }

  @Test
  void the_service_keeps_the_rules_of_the_house() {
    HoldfastArchitecture.check("dev.holdfast.agent");
  }

  private List<String> rolesOf(TestWallet wallet) throws java.text.ParseException {
    String token = body(signIn(wallet, "schnorr", 200)).path("access_token").asString();
    return SignedJWT.parse(token).getJWTClaimsSet().getStringListClaim("roles");
  }

  private HttpResponse<String> challenge(TestWallet wallet) {
    HttpResponse<String> response =
        post("/v1/auth/challenges", "{\"agent_id\":\"" + wallet.agentId() + "\"}");
    assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
    return response;
  }

  private HttpResponse<String> signIn(TestWallet wallet, String scheme, int expected) {
    HttpResponse<String> response =
        post("/v1/auth/tokens", tokenRequest(body(challenge(wallet)), scheme, wallet));
    assertThat(response.statusCode()).as(response.body()).isEqualTo(expected);
    return response;
  }

  private static String tokenRequest(JsonNode challenge, String scheme, TestWallet wallet) {
    String message = challenge.path("message").asString();
    return JSON.writeValueAsString(
        java.util.Map.of(
            "challenge",
            challenge.path("challenge").asString(),
            "scheme",
            scheme,
            "signature",
            scheme.equals("lnd") ? wallet.lnd(message) : wallet.schnorr(message)));
  }

  private EventProbe probe() {
    return new EventProbe(TestKafka.bootstrapServers(), Clock.systemUTC(), Topics.ALL);
  }

  private static void assertRefused(HttpResponse<String> response, int status, String code) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(body(response).path("code").asString()).isEqualTo(code);
  }

  private static JsonNode body(HttpResponse<String> response) {
    return Objects.requireNonNull(JSON.readTree(response.body()));
  }

  private HttpResponse<String> post(String path, String body) {
    return send(to(path).POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private HttpResponse<String> get(String path, String token) {
    HttpRequest.Builder request = to(path);
    return send(token.isEmpty() ? request : request.header("Authorization", "Bearer " + token));
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
        .header("Content-Type", "application/json");
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
