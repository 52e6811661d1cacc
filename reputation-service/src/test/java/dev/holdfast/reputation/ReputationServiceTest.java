package dev.holdfast.reputation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import dev.holdfast.contracts.Topics;
import dev.holdfast.contracts.order.OrderClosed;
import dev.holdfast.contracts.order.OrderOutcome;
import dev.holdfast.contracts.reputation.AgentReputationChanged;
import dev.holdfast.contracts.settlement.PayoutSucceeded;
import dev.holdfast.messaging.EventJson;
import dev.holdfast.messaging.probe.EventProbe;
import dev.holdfast.money.Msat;
import dev.holdfast.reputation.domain.Role;
import dev.holdfast.reputation.domain.Tallies;
import dev.holdfast.reputation.domain.Tally;
import dev.holdfast.testkit.HoldfastArchitecture;
import dev.holdfast.testkit.TestKafka;
import dev.holdfast.testkit.TestServers;
import dev.holdfast.testkit.TestTokens;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpStatusCode;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;

@SpringBootTest(
    properties = "spring.config.name=reputation-service",
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class ReputationServiceTest {

  private final String buyer = TestTokens.newAgentId();
  private final String provider = TestTokens.newAgentId();
  private final Instant anHourAgo = Clock.systemUTC().instant().minus(Duration.ofHours(1));

  @LocalServerPort int port;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private Tallies tallies;
  private EventProbe probe;

  @DynamicPropertySource
  static void servers(DynamicPropertyRegistry registry) {
    TestServers.provide(registry, "reputation");
  }

  @BeforeEach
  void openProbe() {
    probe =
        new EventProbe(TestKafka.bootstrapServers(), Clock.systemUTC(), List.of(Topics.REPUTATION));
  }

  @AfterEach
  void closeProbe() {
    probe.close();
  }

  @Test
  void an_agent_nobody_traded_with_has_the_score_of_a_stranger() {
    JsonNode stranger = reputation(buyer);
    assertThat(stranger.get("formula").asString()).isEqualTo("v1");
    assertThat(stranger.at("/as_provider/score").asDouble()).isBetween(0.0499, 0.0501);
    assertThat(stranger.at("/as_provider/orders").asInt()).isZero();
  }

  @Test
  void both_sides_of_a_closed_order_see_its_outcome_once_however_often_it_is_told() {
    OrderClosed closed = closed(buyer, provider, OrderOutcome.ACCEPTED, true);
    probe.publish(closed);
    probe.publish(closed);
    probe.publish(closed(buyer, provider, OrderOutcome.TIMED_OUT, true));
    await().until(() -> orders(provider, "as_provider") == 2);
    assertThat(reputation(provider).at("/as_provider/outcomes"))
        .hasToString("{\"ACCEPTED\":1,\"TIMED_OUT\":1}");
    assertThat(reputation(provider).at("/as_provider/positive").asDouble()).isGreaterThan(3);
    assertThat(reputation(provider).at("/as_provider/negative").asDouble()).isGreaterThan(3);
    assertThat(orders(buyer, "as_buyer")).isEqualTo(2);
    assertThat(told(provider)).hasSize(2);
  }

  @Test
  void an_order_that_was_never_paid_counts_for_nobody_and_is_not_told() {
    probe.publish(closed(buyer, provider, OrderOutcome.EXPIRED, false));
    probe.publish(closed(buyer, provider, OrderOutcome.ACCEPTED, true));
    await().until(() -> told(buyer).size() == 1);
    assertThat(reputation(buyer).at("/as_buyer/outcomes")).hasToString("{\"ACCEPTED\":1}");
  }

  @Test
  void what_is_told_of_both_sides_is_what_is_served_as_of_that_moment() {
    probe.publish(closed(buyer, provider, OrderOutcome.ACCEPTED, true));
    for (String agent : List.of(buyer, provider)) {
      AgentReputationChanged told =
          probe.await(AgentReputationChanged.class, e -> e.agentId().equals(agent));
      JsonNode served = get("/v1/agents/" + agent + "/reputation?as_of=" + told.asOf());
      assertThat(told.formula()).isEqualTo("v1");
      assertThat(served.at("/as_provider/score").asDouble())
          .isCloseTo(told.asProvider().score(), within(1e-9));
      assertThat(served.at("/as_buyer/score").asDouble())
          .isCloseTo(told.asBuyer().score(), within(1e-9));
      assertThat(served.at("/as_buyer/confidence").asDouble())
          .isCloseTo(told.asBuyer().confidence(), within(1e-9));
      assertThat(served.get("as_of").asString()).isEqualTo(told.asOf().toString());
    }
  }

  @Test
  void sums_are_the_same_whether_they_grew_with_the_orders_or_were_made_of_them_at_once()
      throws Exception {
    Instant midnight = anHourAgo.truncatedTo(ChronoUnit.DAYS);
    for (OrderOutcome outcome : OrderOutcome.values()) {
      for (int hours : List.of(5, 2, 30)) {
        probe.publish(closed(buyer, provider, outcome, midnight.minus(Duration.ofHours(hours))));
      }
    }
    int all = 3 * OrderOutcome.values().length;
    await().until(() -> orders(buyer, "as_buyer") == all);
    Map<Role, Tally> grown = tallies();
    String migration =
        new ClassPathResource("db/reputation/V0103__tally.sql").getContentAsString(UTF_8);
    jdbc.execute("truncate tally");
    jdbc.execute(migration.substring(migration.indexOf("insert into tally")));
    Map<Role, Tally> made = tallies();
    assertThat(made).hasSameSizeAs(grown).hasSize(2);
    made.forEach((role, sum) -> {
      Tally other = Objects.requireNonNull(grown.get(role));
      assertThat(sum.positive()).isCloseTo(other.positive(), within(1e-9));
      assertThat(sum.negative()).isCloseTo(other.negative(), within(1e-9));
      assertThat(sum.orders()).isEqualTo(other.orders());
    });
    assertThat(Objects.requireNonNull(made.get(Role.PROVIDER)).orders())
        .as("time-outs of one day are one")
        .isEqualTo(all - 1);
  }

  private Map<Role, Tally> tallies() {
    return Stream.of(provider, buyer)
        .flatMap(agent -> tallies.of(agent).stream())
        .collect(Collectors.toMap(Tally::role, tally -> tally));
  }

  @Test
  void agents_paid_at_one_node_say_nothing_of_each_other_before_or_after_the_order_is_closed() {
    OrderClosed first = closed(buyer, provider, OrderOutcome.ACCEPTED, true);
    OrderClosed back = closed(provider, buyer, OrderOutcome.ACCEPTED, true);
    String other = TestTokens.newAgentId();
    String node = "02" + provider;
    probe.publish(paid(first, node));
    probe.publish(first);
    probe.publish(back);
    await().until(() -> told(provider).size() == 2);
    probe.publish(paid(back, node));
    await().until(() -> orders(provider, "as_provider") == 0);
    assertThat(orders(buyer, "as_buyer")).isZero();
    OrderClosed again = closed(buyer, provider, OrderOutcome.ACCEPTED, true);
    probe.publish(again);
    probe.publish(closed(other, provider, OrderOutcome.ACCEPTED, true));
    await().until(() -> orders(provider, "as_provider") == 1);
    String path = "/v1/agents/" + buyer + "/reputation/evidence?role=buyer";
    await().until(() -> get(path).get("items").size() == 2);
    JsonNode evidence = get(path);
    assertThat(evidence.at("/items/0/counted").asBoolean()).isFalse();
    assertThat(evidence.at("/items/0/why_not").asString()).isEqualTo("same_node");
    assertThat(told(buyer)).as("a rejected order changes nothing").hasSize(2);
  }

  @Test
  void the_evidence_is_paged_newest_first() {
    for (int minute = 0; minute < 5; minute++) {
      probe.publish(
          closed(buyer, provider, OrderOutcome.ACCEPTED, anHourAgo.plusSeconds(60L * minute)));
    }
    await().until(() -> orders(provider, "as_provider") == 5);
    String path = "/v1/agents/" + provider + "/reputation/evidence?role=provider&limit=2";
    JsonNode page = get(path);
    assertThat(page.at("/items/0/closed_at").asString())
        .isEqualTo(
            anHourAgo
                .plusSeconds(240)
                .truncatedTo(java.time.temporal.ChronoUnit.MICROS)
                .toString());
    assertThat(page.at("/items/0/counterparty").asString()).isEqualTo(buyer);
    assertThat(page.at("/items/0/fee_msat").asLong()).isEqualTo(10_000);
    assertThat(page.at("/items/0/evidence").asDouble()).isEqualTo(1);
    assertThat(page.at("/items/0/weight").asDouble()).isBetween(3.4, 3.5);
    assertThat(page.at("/items/0/counted").asBoolean()).isTrue();
    int seen = page.get("items").size();
    while (page.hasNonNull("next_cursor")) {
      page = get(path + "&cursor=" + page.get("next_cursor").asString());
      seen += page.get("items").size();
    }
    assertThat(seen).isEqualTo(5);
  }

  @Test
  void a_moment_is_refused_that_is_none_or_has_not_come() {
    String path = "/v1/agents/" + buyer + "/reputation?as_of=";
    assertThat(status(path + "yesterday").value()).isEqualTo(400);
    assertThat(status(path + anHourAgo.plus(Duration.ofHours(2))).value()).isEqualTo(400);
    assertThat(status(path + anHourAgo.plusSeconds(3_630)).value()).isEqualTo(200);
    assertThat(status("/v1/agents/" + buyer + "/reputation/evidence").value()).isEqualTo(400);
    assertThat(status("/v1/agents/" + buyer + "/reputation/evidence?role=x").value())
        .isEqualTo(400);
  }

  @Test
  void what_is_no_key_is_not_found() {
    assertThat(status("/v1/agents/nobody/reputation").value()).isEqualTo(404);
    assertThat(status("/v1/agents/nobody/reputation/evidence?role=buyer").value()).isEqualTo(404);
  }

  @Test
  void the_service_keeps_the_rules_of_the_house() {
    HoldfastArchitecture.check("dev.holdfast.reputation");
  }

  private OrderClosed closed(String from, String to, OrderOutcome outcome, boolean locked) {
    return closed(from, to, outcome, locked, anHourAgo);
  }

  private OrderClosed closed(String from, String to, OrderOutcome outcome, Instant at) {
    return closed(from, to, outcome, true, at);
  }

  private static OrderClosed closed(
      String from, String to, OrderOutcome outcome, boolean locked, Instant at) {
    return new OrderClosed(
        UUID.randomUUID(),
        from,
        to,
        outcome,
        locked,
        outcome == OrderOutcome.ACCEPTED ? 100 : 0,
        Msat.ofSat(1_000),
        Msat.ofSat(10),
        at);
  }

  private static PayoutSucceeded paid(OrderClosed order, String node) {
    Msat due = order.priceMsat().minus(order.feeMsat());
    return new PayoutSucceeded(
        UUID.randomUUID(), UUID.randomUUID(), order.orderId(), "00", due, due, Msat.ZERO, node);
  }

  private List<AgentReputationChanged> told(String agentId) {
    return probe.seen(AgentReputationChanged.class, e -> e.agentId().equals(agentId));
  }

  private int orders(String agentId, String side) {
    return reputation(agentId).at("/" + side + "/orders").asInt();
  }

  private JsonNode reputation(String agentId) {
    return get("/v1/agents/" + agentId + "/reputation");
  }

  private JsonNode get(String path) {
    String body =
        RestClient.create("http://localhost:" + port).get().uri(path).retrieve().body(String.class);
    return EventJson.MAPPER.readTree(body == null ? "" : body);
  }

  private HttpStatusCode status(String path) {
    return RestClient.create("http://localhost:" + port)
        .get()
        .uri(path)
        .exchange((request, response) -> response.getStatusCode());
  }
}
