package dev.holdfast.reputation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.contracts.Topics;
import dev.holdfast.contracts.order.OrderClosed;
import dev.holdfast.contracts.order.OrderOutcome;
import dev.holdfast.messaging.probe.EventProbe;
import dev.holdfast.money.Msat;
import dev.holdfast.testkit.HoldfastArchitecture;
import dev.holdfast.testkit.TestKafka;
import dev.holdfast.testkit.TestServers;
import dev.holdfast.testkit.TestTokens;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpStatusCode;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.client.RestClient;

@SpringBootTest(
    properties = "spring.config.name=reputation-service",
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class ReputationServiceTest {

  private final String buyer = TestTokens.newAgentId();
  private final String provider = TestTokens.newAgentId();

  @LocalServerPort int port;
  private EventProbe probe;

  @DynamicPropertySource
  static void servers(DynamicPropertyRegistry registry) {
    TestServers.provide(registry, "reputation");
  }

  @BeforeEach
  void openProbe() {
    probe = new EventProbe(TestKafka.bootstrapServers(), Clock.systemUTC(), List.of(Topics.ORDERS));
  }

  @AfterEach
  void closeProbe() {
    probe.close();
  }

  @Test
  void an_agent_nobody_traded_with_has_an_empty_record_and_no_score() {
    assertThat(record(buyer)).contains("\"formula\":null").contains("\"orders\":0");
  }

  @Test
  void both_sides_of_a_closed_order_see_its_outcome_once_however_often_it_is_told() {
    OrderClosed closed = closed(OrderOutcome.ACCEPTED, true);
    probe.publish(closed);
    probe.publish(closed);
    probe.publish(closed(OrderOutcome.TIMED_OUT, true));
    await().until(() -> record(provider).contains("TIMED_OUT"));
    assertThat(record(provider))
        .contains("\"as_provider\":{\"orders\":2,\"outcomes\":{\"ACCEPTED\":1,\"TIMED_OUT\":1}}");
    assertThat(record(buyer)).contains("\"as_buyer\":{\"orders\":2");
  }

  @Test
  void an_order_that_was_never_paid_counts_for_nobody() {
    probe.publish(closed(OrderOutcome.EXPIRED, false));
    probe.publish(closed(OrderOutcome.ACCEPTED, true));
    await().until(() -> record(buyer).contains("ACCEPTED"));
    assertThat(record(buyer)).doesNotContain("EXPIRED");
  }

  @Test
  void what_is_no_key_is_not_found() {
    assertThat(status("/v1/agents/nobody/reputation").value()).isEqualTo(404);
  }

  @Test
  void the_service_keeps_the_rules_of_the_house() {
    HoldfastArchitecture.check("dev.holdfast.reputation");
  }

  private OrderClosed closed(OrderOutcome outcome, boolean locked) {
    return new OrderClosed(
        UUID.randomUUID(),
        buyer,
        provider,
        outcome,
        locked,
        outcome == OrderOutcome.ACCEPTED ? 100 : 0,
        Msat.ofSat(1_000),
        Msat.ofSat(10),
        Instant.EPOCH);
  }

  private String record(String agentId) {
    String body =
        RestClient.create("http://localhost:" + port)
            .get()
            .uri("/v1/agents/" + agentId + "/reputation")
            .retrieve()
            .body(String.class);
    return body == null ? "" : body;
  }

  private HttpStatusCode status(String path) {
    return RestClient.create("http://localhost:" + port)
        .get()
        .uri(path)
        .exchange((request, response) -> response.getStatusCode());
  }
}
