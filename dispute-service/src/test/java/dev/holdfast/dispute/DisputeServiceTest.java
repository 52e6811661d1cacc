package dev.holdfast.dispute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.contracts.Topics;
import dev.holdfast.contracts.dispute.DisputeAwarded;
import dev.holdfast.contracts.dispute.DisputeLapsed;
import dev.holdfast.contracts.dispute.DisputeOpened;
import dev.holdfast.contracts.order.DeadlineOutcome;
import dev.holdfast.contracts.order.OrderClosed;
import dev.holdfast.contracts.order.OrderDisputed;
import dev.holdfast.contracts.order.OrderOutcome;
import dev.holdfast.contracts.order.Party;
import dev.holdfast.messaging.probe.EventProbe;
import dev.holdfast.money.Msat;
import dev.holdfast.money.SplitStep;
import dev.holdfast.testkit.HoldfastArchitecture;
import dev.holdfast.testkit.TestCaller;
import dev.holdfast.testkit.TestKafka;
import dev.holdfast.testkit.TestServers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(
    properties = "spring.config.name=dispute-service",
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class DisputeServiceTest {

  private static final Duration LONG = Duration.ofHours(1);

  private final UUID order = UUID.randomUUID();
  private final String path = "/v1/disputes/" + order;

  @LocalServerPort int port;
  private EventProbe probe;
  private TestCaller buyer;
  private TestCaller provider;
  private TestCaller arbiter;

  @DynamicPropertySource
  static void servers(DynamicPropertyRegistry registry) {
    TestServers.provide(registry, "dispute");
  }

  @BeforeEach
  void enterTheMarket() {
    probe = new EventProbe(TestKafka.bootstrapServers(), Clock.systemUTC(), Topics.ALL);
    buyer = TestCaller.of(port);
    provider = TestCaller.of(port);
    arbiter = TestCaller.of(port, "arbiter");
  }

  @AfterEach
  void leave() {
    probe.close();
  }

  @Test
  void a_dispute_opens_one_case_that_its_parties_and_arbiters_see_and_nobody_else() {
    open(LONG);
    open(LONG);
    assertThat(buyer.get(path).at("/state")).isEqualTo("OPEN");
    assertThat(provider.get("/v1/disputes").at("/items/0/order_id")).isEqualTo(order.toString());
    assertThat(arbiter.get("/v1/disputes?state=OPEN").body()).contains(order.toString());
    TestCaller stranger = TestCaller.of(port);
    assertThat(stranger.get(path).verdict()).isEqualTo("404 not-found");
    assertThat(stranger.get("/v1/disputes").json().at("/items").size()).isZero();
    assertThat(probe.seen(DisputeOpened.class, e -> e.orderId().equals(order))).hasSize(1);
  }

  @Test
  void an_arbiter_hears_both_sides_and_awards() {
    open(LONG);
    buyer.post(path + "/messages", "{\"text\":\"It counts letters.\"}");
    provider.post(path + "/evidence", "{\"name\":\"log.txt\",\"text\":\"7 words\"}");
    assertThat(arbiter.get(path).at("/messages/0/text")).isEqualTo("It counts letters.");
    assertThat(arbiter.get(path).at("/evidence/0/name")).isEqualTo("log.txt");
    assertThat(arbiter.post(path + "/claim", "").at("/state")).isEqualTo("CLAIMED");
    assertThat(award(arbiter, 100)).isEqualTo("200");
    DisputeAwarded told = probe.await(DisputeAwarded.class, e -> e.orderId().equals(order));
    assertThat(told.providerPercent()).isEqualTo(100);
    assertThat(told.arbiter()).isEqualTo(arbiter.agentId());
    assertThat(buyer.post(path + "/messages", "{\"text\":\"But\"}").verdict())
        .isEqualTo("409 wrong-state");
  }

  @Test
  void only_an_arbiter_awards_and_only_what_legs_can_give() {
    open(LONG);
    assertThat(award(buyer, 0)).isEqualTo("403 forbidden");
    assertThat(award(provider, 100)).isEqualTo("403 forbidden");
    assertThat(award(arbiter, 50)).isEqualTo("400 validation-failed");
    assertThat(award(arbiter, 0)).isEqualTo("200");
    assertThat(award(arbiter, 100)).isEqualTo("409 wrong-state");
    assertThat(award(TestCaller.of(port, "arbiter"), 0)).isEqualTo("409 wrong-state");
  }

  @Test
  void a_case_nobody_decides_lapses_by_its_clock() {
    open(Duration.ofSeconds(1));
    assertThat(probe.await(DisputeLapsed.class, e -> e.orderId().equals(order)).orderId())
        .isEqualTo(order);
    assertThat(buyer.get(path).at("/state")).isEqualTo("LAPSED");
  }

  @Test
  void an_order_that_ended_by_itself_closes_its_case() {
    open(LONG);
    probe.publish(
        new OrderClosed(
            order,
            buyer.agentId(),
            provider.agentId(),
            OrderOutcome.TIMED_OUT,
            true,
            0,
            Msat.ofSat(10),
            Msat.ZERO,
            Instant.EPOCH));
    await().until(() -> buyer.get(path).at("/state").equals("CLOSED"));
    assertThat(award(arbiter, 0)).isEqualTo("409 wrong-state");
  }

  @Test
  void the_service_keeps_the_rules_of_the_house() {
    HoldfastArchitecture.check("dev.holdfast.dispute");
  }

  private void open(Duration toDecide) {
    Instant now = Instant.now();
    probe.publish(
        new OrderDisputed(
            order,
            buyer.agentId(),
            provider.agentId(),
            Party.BUYER,
            "wrong",
            null,
            true,
            SplitStep.WHOLE,
            DeadlineOutcome.REFUND,
            now,
            now.plus(toDecide)));
    probe.await(DisputeOpened.class, e -> e.orderId().equals(order));
  }

  private String award(TestCaller who, int percent) {
    return who.post(
            path + "/award", "{\"provider_percent\":%d,\"reason\":\"as shown\"}".formatted(percent))
        .verdict();
  }
}
