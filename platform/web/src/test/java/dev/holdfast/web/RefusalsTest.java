package dev.holdfast.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.testkit.TestTokens;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalsTest extends ServiceTest {

  private HttpResponse<String> withToken(String token) {
    return send(to("/v1/me").header("Authorization", "Bearer " + token));
  }

  private static void assertUnauthenticated(HttpResponse<String> response) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(401);
    assertThat(code(response)).isEqualTo("unauthenticated");
    assertThat(response.headers().firstValue("WWW-Authenticate"))
        .hasValueSatisfying(challenge -> assertThat(challenge).startsWith("Bearer"));
  }

  @Test
  void a_refusal_is_a_problem_with_all_its_members() {
    HttpResponse<String> response =
        send(asAlice("/v1/nowhere").header("X-Request-Id", "my-request-1"));
    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(response.headers().firstValue("X-Request-Id")).hasValue("my-request-1");
    var problem = json(response);
    assertThat(problem.path("type").asString())
        .isEqualTo("https://market.example/problems/not-found");
    assertThat(problem.path("title").asString()).isEqualTo(ProblemCode.NOT_FOUND.title());
    assertThat(problem.path("status").asInt()).isEqualTo(404);
    assertThat(problem.path("instance").asString()).isEqualTo("/v1/nowhere");
    assertThat(problem.path("request_id").asString()).isEqualTo("my-request-1");
    assertThat(problem.has("errors")).isFalse();
  }

  @Test
  void a_request_id_that_could_forge_a_log_line_is_replaced() {
    HttpResponse<String> response = send(asAlice("/v1/me").header("X-Request-Id", "a b\tc"));
    assertThat(response.headers().firstValue("X-Request-Id").orElseThrow())
        .matches("[0-9a-f-]{36}");
  }

  @Test
  void a_good_token_says_who_calls_and_what_it_may() {
    HttpResponse<String> response = withToken(TOKENS.token(ALICE, "agent", "arbiter"));
    assertThat(json(response).path("agentId").asString()).isEqualTo(ALICE);
    assertThat(response.body()).contains("AGENT", "ARBITER").doesNotContain("OPERATOR");
  }

  @Test
  void without_a_token_only_public_paths_answer() {
    assertUnauthenticated(send(to("/v1/me")));
    assertThat(send(to("/v1/open")).body()).contains("nobody");
    assertThat(send(asAlice("/v1/open")).body()).contains(ALICE);
    assertThat(send(to("/actuator/health/liveness")).statusCode()).isEqualTo(200);
    assertThat(send(to("/actuator/health/readiness")).statusCode()).isEqualTo(200);
    assertUnauthenticated(send(to("/actuator/env")));
  }

  @Test
  void a_token_that_is_expired_or_forged_is_refused() {
    assertUnauthenticated(withToken(TOKENS.expired(ALICE)));
    assertUnauthenticated(withToken(TOKENS.ofAnotherKey(ALICE)));
    assertUnauthenticated(withToken(TOKENS.unsigned(ALICE)));
    assertUnauthenticated(withToken(TOKENS.withPublicKeyAsSecret(ALICE)));
    assertUnauthenticated(withToken(TOKENS.token(ALICE) + "x"));
    assertUnauthenticated(withToken("nonsense"));
  }

  @Test
  void a_token_signed_by_the_receipt_key_is_refused() {
    assertUnauthenticated(withToken(TOKENS.ofReceiptKey(ALICE)));
  }

  @Test
  void a_token_whose_subject_is_no_agent_or_that_gives_no_role_is_refused() {
    assertUnauthenticated(withToken(TOKENS.token("somebody")));
    assertThat(withToken(TOKENS.token(ALICE, "emperor")).statusCode()).isEqualTo(403);
  }

  @Test
  void what_is_for_arbiters_is_forbidden_to_an_agent() {
    HttpResponse<String> response = send(asAlice("/v1/judged"));
    assertThat(response.statusCode()).isEqualTo(403);
    assertThat(code(response)).isEqualTo("forbidden");
    String arbiter = TOKENS.token(TestTokens.newAgentId(), "arbiter");
    assertThat(send(to("/v1/judged").header("Authorization", "Bearer " + arbiter)).statusCode())
        .isEqualTo(200);
  }

  @Test
  void a_method_that_a_path_does_not_have_is_refused_with_those_it_has() {
    HttpResponse<String> response = send(asAlice("/v1/me").DELETE());
    assertThat(response.statusCode()).isEqualTo(405);
    assertThat(code(response)).isEqualTo("method-not-allowed");
    assertThat(response.headers().firstValue("Allow")).hasValue("GET");
  }

  @Test
  void a_body_of_another_type_is_refused() {
    HttpResponse<String> response =
        send(
            asAlice("/v1/things/echo")
                .setHeader("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString("hello")));
    assertThat(response.statusCode()).isEqualTo(415);
    assertThat(code(response)).isEqualTo("unsupported-media-type");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/things/echo", "/v1/things"})
  void a_body_over_one_mebibyte_is_refused_also_when_its_length_is_not_told(String path) {
    String large = thing("x".repeat(1_100_000));
    HttpResponse<String> declared =
        send(
            asAlice(path)
                .header("Idempotency-Key", "large")
                .POST(HttpRequest.BodyPublishers.ofString(large)));
    HttpResponse<String> chunked =
        send(
            asAlice(path)
                .header("Idempotency-Key", "large")
                .POST(
                    HttpRequest.BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream(large.getBytes(StandardCharsets.UTF_8)))));
    assertThat(declared.statusCode()).isEqualTo(413);
    assertThat(chunked.statusCode()).isEqualTo(413);
    assertThat(code(declared)).isEqualTo("payload-too-large");
    assertThat(code(chunked)).isEqualTo("payload-too-large");
  }

  @Test
  void an_id_that_is_none_names_nothing() {
    assertThat(code(send(asAlice("/v1/things/42")))).isEqualTo("not-found");
  }

  @Test
  void a_limit_outside_1_to_100_is_refused() {
    assertThat(send(asAlice("/v1/things")).body()).isEqualTo("20");
    assertThat(send(asAlice("/v1/things?limit=100")).body()).isEqualTo("100");
    for (String bad : new String[] {"0", "101", "-1", "many", "9999999999"}) {
      HttpResponse<String> response = send(asAlice("/v1/things?limit=" + bad));
      assertThat(code(response)).isEqualTo("validation-failed");
      assertThat(pointer(response)).isEqualTo("limit");
    }
  }

  @Test
  void a_character_that_no_database_keeps_is_the_callers_fault() {
    assertThat(send(asAlice("/v1/search?q=ok")).statusCode()).isEqualTo(200);
    HttpResponse<String> response = send(asAlice("/v1/search?q=a%00b"));
    assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
    assertThat(code(response)).isEqualTo("validation-failed");
  }

  @Test
  void a_refusal_of_the_domain_is_told_by_the_services_own_advice() {
    HttpResponse<String> response = send(asAlice("/v1/broken"));
    assertThat(response.statusCode()).isEqualTo(409);
    assertThat(code(response)).isEqualTo("wrong-state");
  }

  @Test
  void a_caller_that_waits_for_events_is_told_of_a_refusal_too() {
    HttpResponse<String> response =
        send(asAlice("/v1/broken").header("Accept", "text/event-stream"));
    assertThat(response.statusCode()).isEqualTo(409);
    assertThat(code(response)).isEqualTo("wrong-state");
  }

  @Test
  void what_nobody_expected_tells_nothing_of_its_cause() {
    HttpResponse<String> response = send(asAlice("/v1/unexpected"));
    assertThat(response.statusCode()).isEqualTo(500);
    assertThat(code(response)).isEqualTo("internal-error");
    assertThat(response.body()).doesNotContain("hunter2", "Exception");
  }

  @Test
  void the_service_describes_itself_as_openapi_3_1_with_amounts_as_integers() {
    HttpResponse<String> response = send(to("/v3/api-docs"));
    var api = json(response);
    assertThat(api.path("openapi").asString()).startsWith("3.1");
    var amount = api.at("/components/schemas/Price/properties/amount_msat");
    assertThat(amount.path("type").asString()).as(response.body()).isEqualTo("integer");
    assertThat(amount.path("maximum").asLong()).isEqualTo(2_100_000_000_000_000_000L);
    var make = api.at("/paths/~1v1~1things/post/parameters");
    assertThat(make.size()).isEqualTo(1);
    assertThat(make.path(0).path("name").asString()).isEqualTo("Idempotency-Key");
  }
}
