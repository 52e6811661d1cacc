package dev.holdfast.web.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.holdfast.money.Msat;
import dev.holdfast.web.ProblemException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.client.RestClient;

class InternalClientsTest {
  private final List<String> tokens = new CopyOnWriteArrayList<>();
  private final AtomicInteger calls = new AtomicInteger();
  private final AtomicInteger dropsLeft = new AtomicInteger();
  private HttpServer settlement = newServer();
  private RestClient client = newClient();

  record Check(boolean accepted, Msat amountMsat) {}

  @BeforeEach
  void start() {
    settlement.createContext(
        "/check",
        exchange -> {
          calls.incrementAndGet();
          tokens.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
          if (dropsLeft.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            exchange.close();
            return;
          }
          answer(exchange, 200, "{\"accepted\":true,\"amountMsat\":5,\"newer_field\":1}");
        });
    settlement.createContext(
        "/refuse",
        exchange ->
            answer(
                exchange,
                503,
                "{\"code\":\"lightning-unavailable\",\"detail\":\"no node\",\"status\":503}"));
    settlement.createContext("/fail", exchange -> answer(exchange, 500, "<html>oh</html>"));
    settlement.start();
  }

  @AfterEach
  void stop() {
    settlement.stop(0);
    SecurityContextHolder.clearContext();
  }

  @Test
  void the_other_service_sees_the_callers_token_and_may_say_more_than_we_know() {
    Jwt jwt = Jwt.withTokenValue("the-token").header("alg", "ES256").subject("alice").build();
    SecurityContextHolder.getContext()
        .setAuthentication(new JwtAuthenticationToken(jwt, AuthorityUtils.NO_AUTHORITIES));
    Check check = client.get().uri("/check").retrieve().body(Check.class);
    assertThat(check).isEqualTo(new Check(true, Msat.of(5)));
    assertThat(tokens).containsExactly("Bearer the-token");
  }

  @Test
  void a_read_whose_connection_broke_is_tried_again() {
    dropsLeft.set(2);
    assertThat(client.get().uri("/check").retrieve().body(Check.class)).isNotNull();
    assertThat(calls).hasValue(3);
  }

  @Test
  void a_call_that_may_have_had_an_effect_is_not_tried_again() {
    dropsLeft.set(1);
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() ->
            client
                .post()
                .uri("/check")
                .contentType(MediaType.APPLICATION_JSON)
                .body("{}")
                .retrieve()
                .body(Check.class))
        .satisfies(e -> assertThat(e.code()).isEqualTo("service-unavailable"));
    assertThat(calls).hasValue(1);
  }

  @Test
  void a_refusal_is_handed_on_as_it_is() {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> client.get().uri("/refuse").retrieve().body(Check.class))
        .satisfies(e -> assertThat(e.status()).isEqualTo(503))
        .satisfies(e -> assertThat(e.code()).isEqualTo("lightning-unavailable"))
        .satisfies(e -> assertThat(e.detail()).isEqualTo("no node"));
  }

  @Test
  void a_failure_over_there_is_told_without_its_text() {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> client.get().uri("/fail").retrieve().body(Check.class))
        .satisfies(e -> assertThat(e.code()).isEqualTo("service-unavailable"));
  }

  @Test
  void a_service_that_is_down_is_not_waited_for_again_and_again() {
    settlement.stop(0);
    for (int i = 0; i < 12; i++) {
      assertThatExceptionOfType(ProblemException.class)
          .isThrownBy(() -> client.get().uri("/check").retrieve().body(Check.class))
          .satisfies(e -> assertThat(e.code()).isEqualTo("service-unavailable"));
    }
    settlement = newServer();
  }

  private RestClient newClient() {
    return new GuardedClients()
        .to("settlement", "http://127.0.0.1:" + settlement.getAddress().getPort());
  }

  private static HttpServer newServer() {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    try (exchange) {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }
}
