package dev.holdfast.order;

import static org.awaitility.Awaitility.await;

import dev.holdfast.contracts.Topics;
import dev.holdfast.contracts.escrow.EscrowLocked;
import dev.holdfast.contracts.escrow.EscrowPayable;
import dev.holdfast.contracts.escrow.PayableLeg;
import dev.holdfast.contracts.offer.OfferPublished;
import dev.holdfast.contracts.order.DeadlineOutcome;
import dev.holdfast.contracts.order.OrderPlaced;
import dev.holdfast.contracts.settlement.LegsDelayed;
import dev.holdfast.messaging.probe.EventProbe;
import dev.holdfast.money.BlockHeight;
import dev.holdfast.money.Msat;
import dev.holdfast.money.SplitStep;
import dev.holdfast.testkit.TestCaller;
import dev.holdfast.testkit.TestCaller.Answer;
import dev.holdfast.testkit.TestKafka;
import dev.holdfast.testkit.TestServers;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** order-service alone; the test plays offer-service, escrow-service and settlement-service. */
@SpringBootTest(
    properties = "spring.config.name=order-service",
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
abstract class OrderServiceBase {

  static final int UNPAID_PER_BUYER = 12;
  static final int OPEN_PER_BUYER = 14;
  static final int OPEN_PER_PROVIDER = 30;

  static final FakeSettlement settlement = new FakeSettlement();

  @LocalServerPort int port;
  EventProbe probe;
  TestCaller buyer;
  TestCaller provider;

  @DynamicPropertySource
  static void servers(DynamicPropertyRegistry registry) {
    TestServers.provide(registry, "order");
    registry.add("HOLDFAST_ORDER_SETTLEMENT_URL", settlement::url);
    registry.add("HOLDFAST_ORDER_MOST_UNPAID_PER_BUYER", () -> UNPAID_PER_BUYER);
    registry.add("HOLDFAST_ORDER_MOST_OPEN_PER_BUYER", () -> OPEN_PER_BUYER);
    registry.add("HOLDFAST_ORDER_MOST_OPEN_PER_PROVIDER", () -> OPEN_PER_PROVIDER);
  }

  @BeforeEach
  void enterTheMarket() {
    probe = new EventProbe(TestKafka.bootstrapServers(), Clock.systemUTC(), Topics.ALL);
    buyer = caller();
    provider = caller();
    settlement.allow();
  }

  @AfterEach
  void leave() {
    probe.close();
  }

  TestCaller caller() {
    return TestCaller.of(port);
  }

  UUID publishOffer() {
    UUID offer = UUID.randomUUID();
    probe.publish(offer(offer, 1, 1_000));
    return offer;
  }

  OfferPublished offer(UUID offer, int version, long sat) {
    return offer(offer, version, sat, 600, 10);
  }

  OfferPublished offerWithRoomForOne(UUID offer) {
    return offer(offer, 1, 1_000, 600, 1);
  }

  UUID publishRoomyOffer() {
    UUID offer = UUID.randomUUID();
    probe.publish(offer(offer, 1, 1_000, 600, 1_000));
    return offer;
  }

  OfferPublished offerOpenForAMonth(UUID offer) {
    return offer(offer, 1, 1_000, 31L * 24 * 3_600, 10);
  }

  /** An offer whose deliveries are released by proof. */
  UUID publishOfferWith(String conditions) {
    UUID offer = UUID.randomUUID();
    probe.publish(offer(offer, 1, 1_000, 600, 10, "[" + conditions.replace('\'', '"') + "]"));
    return offer;
  }

  private OfferPublished offer(UUID offer, int version, long sat, long seconds, int mostOpen) {
    return offer(offer, version, sat, seconds, mostOpen, "[]");
  }

  private OfferPublished offer(
      UUID offer, int version, long sat, long seconds, int mostOpen, String conditions) {
    return new OfferPublished(
        offer,
        version,
        provider.agentId(),
        "Counts words",
        Msat.ofSat(sat),
        schema("text", "string"),
        schema("words", "integer"),
        seconds,
        600,
        600,
        SplitStep.WHOLE,
        DeadlineOutcome.REFUND,
        mostOpen,
        conditions,
        Instant.EPOCH);
  }

  private static String schema(String name, String type) {
    return "{\"type\":\"object\",\"required\":[\"%s\"],\"properties\":{\"%s\":{\"type\":\"%s\"}}}"
        .formatted(name, name, type);
  }

  static String orderOf(UUID offer) {
    return "{\"offer_id\":\"%s\",\"input\":{\"text\":\"poem\"}}".formatted(offer);
  }

  static String delivery() {
    return "{\"result\":{\"words\":7},\"payout_invoice\":\"lnsb1payout\"}";
  }

  static UUID id(Answer order) {
    return UUID.fromString(order.at("/order_id"));
  }

  static Answer order(TestCaller caller, UUID order) {
    return caller.get("/v1/orders/" + order);
  }

  /** Makes the next order of this test's buyer payable as soon as it is told. */
  void escrowAnswers() {
    EventProbe told = probe;
    String who = buyer.agentId();
    Thread.ofVirtual()
        .start(() -> payable(told.await(OrderPlaced.class, e -> e.buyer().equals(who)).orderId()));
  }

  void payable(UUID order) {
    PayableLeg leg = new PayableLeg(UUID.randomUUID(), 0, Msat.ofSat(1_000), "leghash", "lnsb1leg");
    probe.publish(new EscrowPayable(UUID.randomUUID(), order, List.of(leg)));
  }

  void delay(UUID order) {
    probe.publish(new LegsDelayed(UUID.randomUUID(), order, "no node", Instant.EPOCH));
  }

  /** An order whose money is locked. */
  UUID fundedOrder() {
    return fundedOrder(publishOffer());
  }

  UUID fundedOrder(UUID offer) {
    UUID order = id(buyer.with("Prefer", "wait=0").post("/v1/orders", orderOf(offer)));
    payable(order);
    await().until(() -> order(buyer, order).at("/state").equals("AWAITING_FUNDS"));
    probe.publish(
        new EscrowLocked(
            UUID.randomUUID(), order, BlockHeight.of(900), BlockHeight.of(936), Instant.EPOCH));
    await().until(() -> order(buyer, order).at("/state").equals("FUNDED"));
    return order;
  }
}
