package dev.holdfast.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** Agent-service is down, and this service has never seen its keys. */
@TestPropertySource(properties = "holdfast.jwks-uri=http://127.0.0.1:1/.well-known/jwks.json")
class UnreachableKeysTest extends ServiceTest {

  @Test
  void a_token_that_cannot_be_checked_is_not_called_bad() {
    HttpResponse<String> response = send(asAlice("/v1/me"));
    assertThat(response.statusCode()).as(response.body()).isEqualTo(503);
    assertThat(code(response)).isEqualTo("service-unavailable");
    assertThat(response.headers().firstValue("Retry-After")).isPresent();
  }

  @Test
  void the_service_starts_all_the_same_and_answers_what_needs_no_token() {
    assertThat(send(to("/v1/open")).statusCode()).isEqualTo(200);
    assertThat(send(to("/actuator/health/readiness")).statusCode()).isEqualTo(200);
  }
}
