package dev.holdfast.offer;

import dev.holdfast.contracts.Topics;
import dev.holdfast.messaging.probe.EventProbe;
import dev.holdfast.testkit.TestCaller;
import dev.holdfast.testkit.TestCaller.Answer;
import dev.holdfast.testkit.TestKafka;
import dev.holdfast.testkit.TestServers;
import java.time.Clock;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** offer-service alone; the test plays reputation-service and order-service. */
@SpringBootTest(
    properties = "spring.config.name=offer-service",
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
abstract class OfferServiceBase {

  @LocalServerPort int port;
  EventProbe probe;
  TestCaller provider;
  TestCaller buyer;
  TestCaller anyone;

  @DynamicPropertySource
  static void servers(DynamicPropertyRegistry registry) {
    TestServers.provide(registry, "offer");
  }

  @BeforeEach
  void enterTheMarket() {
    probe = new EventProbe(TestKafka.bootstrapServers(), Clock.systemUTC(), Topics.ALL);
    provider = TestCaller.of(port);
    buyer = TestCaller.of(port);
    anyone = TestCaller.nobody(port);
  }

  @AfterEach
  void leave() {
    probe.close();
  }

  static String offer(String title) {
    return """
    {"title":"%s","description":"Any text","capabilities":["text.count"],
     "input_schema":{"type":"object"},"output_schema":{"type":"string"},
     "price":{"model":"fixed","amount_msat":25000000},
     "delivery_seconds":600,"review_seconds":60,"dispute_seconds":60,
     "split_step":"STEP_5","deadline_outcome":"REFUND"}\
    """
        .formatted(title);
  }

  /** A word that no other test's offers have. */
  static String word() {
    return "w" + UUID.randomUUID().toString().replaceAll("[^a-f]", "q");
  }

  static UUID id(Answer offer) {
    return UUID.fromString(offer.at("/offer_id"));
  }
}
