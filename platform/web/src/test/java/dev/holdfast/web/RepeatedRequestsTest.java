package dev.holdfast.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.testkit.TestTokens;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RepeatedRequestsTest extends ServiceTest {
  private final String key = UUID.randomUUID().toString();

  @BeforeEach
  void nothingHappenedYet() {
    MadeUpService.Things.EFFECTS.set(0);
    MadeUpService.Things.FAILURES_LEFT.set(0);
    MadeUpService.Things.gate = new CountDownLatch(0);
  }

  private HttpResponse<String> make(String key, String body) {
    return send(
        asAlice("/v1/things")
            .header("Idempotency-Key", key)
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private static int effects() {
    return MadeUpService.Things.EFFECTS.get();
  }

  @Test
  void without_a_key_nothing_happens() {
    HttpResponse<String> response = post("/v1/things", thing("a"));
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(code(response)).isEqualTo("idempotency-key-missing");
    assertThat(code(make(" ", thing("a")))).isEqualTo("idempotency-key-missing");
    assertThat(code(make("k".repeat(201), thing("a")))).isEqualTo("validation-failed");
    assertThat(effects()).isZero();
  }

  @Test
  void a_repetition_gets_the_first_answer_again_byte_for_byte() {
    HttpResponse<String> first = make(key, thing("a"));
    HttpResponse<String> again = make(key, thing("a"));
    assertThat(first.statusCode()).isEqualTo(201);
    assertThat(again.statusCode()).isEqualTo(201);
    assertThat(again.body()).isEqualTo(first.body());
    for (String header : List.of("Content-Type", "Location", "ETag")) {
      assertThat(again.headers().firstValue(header))
          .isPresent()
          .isEqualTo(first.headers().firstValue(header));
    }
    assertThat(again.headers().firstValue("Idempotency-Replayed")).hasValue("true");
    assertThat(effects()).isEqualTo(1);
  }

  @Test
  void a_refusal_is_repeated_as_it_was() {
    HttpResponse<String> first = make(key, thing("refused"));
    assertThat(first.statusCode()).isEqualTo(409);
    assertThat(make(key, thing("refused")).body()).isEqualTo(first.body());
    assertThat(effects()).isEqualTo(1);
  }

  @Test
  void the_same_key_with_another_body_is_refused() {
    make(key, thing("a"));
    HttpResponse<String> other = make(key, thing("b"));
    assertThat(other.statusCode()).isEqualTo(422);
    assertThat(code(other)).isEqualTo("idempotency-key-reused");
    assertThat(effects()).isEqualTo(1);
  }

  @Test
  void the_same_key_of_another_caller_or_on_another_path_is_another_request() {
    make(key, thing("a"));
    HttpResponse<String> bobs =
        send(
            to("/v1/things")
                .header("Authorization", TOKENS.bearer(TestTokens.newAgentId()))
                .header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString(thing("b"))));
    HttpResponse<String> elsewhere =
        send(
            asAlice("/v1/things?x=1")
                .header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString(thing("c"))));
    assertThat(bobs.statusCode()).isEqualTo(201);
    assertThat(elsewhere.statusCode()).isEqualTo(201);
    assertThat(effects()).isEqualTo(3);
  }

  @Test
  void while_the_first_still_runs_a_repetition_is_told_to_wait() throws Exception {
    CountDownLatch gate = new CountDownLatch(1);
    MadeUpService.Things.gate = gate;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<HttpResponse<String>> first = threads.submit(() -> make(key, thing("a")));
      await().until(() -> claims(key) == 1);
      HttpResponse<String> repetition = make(key, thing("a"));
      assertThat(repetition.statusCode()).isEqualTo(409);
      assertThat(code(repetition)).isEqualTo("request-in-progress");
      gate.countDown();
      assertThat(first.get().statusCode()).isEqualTo(201);
    }
    assertThat(make(key, thing("a")).statusCode()).isEqualTo(201);
    assertThat(effects()).isEqualTo(1);
  }

  @Test
  void of_twenty_at_once_one_takes_effect() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<HttpResponse<String>>> all =
          IntStream.range(0, 20)
              .mapToObj(i -> threads.submit(() -> make(key, thing("a"))))
              .toList();
      for (Future<HttpResponse<String>> one : all) {
        assertThat(one.get().statusCode()).isIn(201, 409);
      }
    }
    assertThat(effects()).isEqualTo(1);
    assertThat(make(key, thing("a")).statusCode()).isEqualTo(201);
  }

  @Test
  void what_failed_on_our_side_may_be_tried_again_with_the_same_key() {
    MadeUpService.Things.FAILURES_LEFT.set(1);
    assertThat(make(key, thing("a")).statusCode()).isEqualTo(503);
    assertThat(make(key, thing("a")).statusCode()).isEqualTo(201);
    assertThat(effects()).isEqualTo(1);
  }

  @Test
  void the_key_of_a_process_that_died_is_free_again_after_a_minute() {
    MadeUpService.Things.FAILURES_LEFT.set(0);
    make(key, thing("a"));
    jdbc.update("update idempotency_key set status = null where key = ?", key);
    assertThat(code(make(key, thing("a")))).isEqualTo("request-in-progress");
    jdbc.update(
        "update idempotency_key set claimed_at = now() - interval '61 seconds' where key = ?", key);
    assertThat(make(key, thing("a")).statusCode()).isEqualTo(201);
    assertThat(effects()).isEqualTo(2);
  }

  @Test
  void an_answer_is_forgotten_after_a_day() {
    make(key, thing("a"));
    jdbc.update(
        "update idempotency_key set claimed_at = now() - interval '25 hours' where key = ?", key);
    assertThat(make(key, thing("b")).statusCode()).isEqualTo(201);
    assertThat(effects()).isEqualTo(2);
  }

  @Test
  void an_answer_that_comes_later_is_kept_as_well() {
    HttpResponse<String> first = later();
    HttpResponse<String> again = later();
    assertThat(first.body()).contains("\"effect\":1");
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(effects()).isEqualTo(1);
  }

  private HttpResponse<String> later() {
    return send(
        asAlice("/v1/things/later")
            .header("Idempotency-Key", key)
            .POST(HttpRequest.BodyPublishers.ofString(thing("a"))));
  }

  private int claims(String key) {
    Integer count =
        jdbc.queryForObject(
            "select count(*) from idempotency_key where key = ?", Integer.class, key);
    return count == null ? 0 : count;
  }
}
