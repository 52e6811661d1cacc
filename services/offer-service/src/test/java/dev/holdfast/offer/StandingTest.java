package dev.holdfast.offer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.contracts.order.DeadlineOutcome;
import dev.holdfast.contracts.order.OrderClosed;
import dev.holdfast.contracts.order.OrderOutcome;
import dev.holdfast.contracts.order.OrderPlaced;
import dev.holdfast.contracts.order.Terms;
import dev.holdfast.contracts.reputation.AgentReputationChanged;
import dev.holdfast.contracts.reputation.AgentReputationChanged.Standing;
import dev.holdfast.money.Msat;
import dev.holdfast.money.SplitStep;
import dev.holdfast.testkit.TestCaller;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What is heard of providers decides what is offered. */
class StandingTest extends MatchingBase {

  @Test
  void an_offer_whose_places_are_taken_is_not_offered_until_an_order_is_closed() {
    UUID offer = publish(provider, roomFor(2));
    OrderPlaced first = placed(offer);
    probe.publish(first);
    await().until(() -> value("capacity") == 0.5);
    // Told again, under another id: still the same order.
    probe.publish(first);
    OrderPlaced second = placed(offer);
    probe.publish(second);
    await().until(() -> matches("'limit':1").isEmpty());
    probe.publish(closed(first.orderId()));
    await().until(() -> value("capacity") == 0.5);
    probe.publish(closed(second.orderId()));
    await().until(() -> value("capacity") == 1);
  }

  @Test
  void an_order_whose_end_is_heard_before_its_beginning_takes_no_place_for_ever() {
    UUID offer = publish(provider, roomFor(2));
    OrderPlaced late = placed(offer);
    probe.publish(closed(late.orderId()));
    probe.publish(late);
    // Orders of another offer on every partition: when all are heard, the two above are too.
    UUID other = publish(provider, roomFor(60));
    for (int i = 0; i < 60; i++) {
      probe.publish(placed(other));
    }
    await().until(() -> matches("'limit':2").equals(List.of(offer)));
    assertThat(value("capacity")).isEqualTo(1);
  }

  @Test
  void a_better_provider_is_found_first_and_min_score_leaves_out_the_others() {
    TestCaller master = TestCaller.of(port);
    UUID unknown = publish(provider, offer(word));
    UUID known = publish(master, offer(word));
    probe.publish(reputation(master, 0.8, Instant.ofEpochSecond(100)));
    await().until(() -> matches("'min_score':0.5").equals(List.of(known)));
    assertThat(matches("'weights':{'reputation':1}")).containsExactly(known, unknown);
    assertThat(found("&sort=score")).containsExactly(known, unknown);
    assertThat(found("&min_score=0.8")).containsExactly(known);
    assertThat(found("&min_score=0.05")).hasSize(2);
    UUID next = publish(master, offer(word));
    assertThat(found("&min_score=0.8")).containsExactlyInAnyOrder(known, next);
    // What is older than what is known changes nothing; what is newer does.
    probe.publish(reputation(master, 0.1, Instant.ofEpochSecond(50)));
    probe.publish(reputation(master, 0.9, Instant.ofEpochSecond(200)));
    await().until(() -> found("&min_score=0.9").size() == 2);
  }

  private String roomFor(int orders) {
    return offer(word)
        .replace("\"split_step\"", "\"max_open_orders\":" + orders + ",\"split_step\"");
  }

  /** Of the best match, by one component. */
  private double value(String component) {
    JsonNode reason = match("'weights':{'" + component + "':1}").json().at("/matches/0/reasons/0");
    return reason.at("/value").asDouble(-1);
  }

  private List<UUID> found(String more) {
    List<UUID> ids = new ArrayList<>();
    anyone
        .get("/v1/offers?q=" + word + more)
        .json()
        .at("/items")
        .forEach(item -> ids.add(UUID.fromString(item.at("/offer_id").asString())));
    return ids;
  }

  private OrderPlaced placed(UUID offer) {
    return new OrderPlaced(
        UUID.randomUUID(),
        buyer.agentId(),
        provider.agentId(),
        offer,
        1,
        terms(),
        Instant.EPOCH,
        Instant.EPOCH,
        false);
  }

  private OrderClosed closed(UUID order) {
    return new OrderClosed(
        order,
        buyer.agentId(),
        provider.agentId(),
        OrderOutcome.ACCEPTED,
        true,
        100,
        Msat.ofSat(25_000),
        Msat.ofSat(250),
        Instant.EPOCH);
  }

  private static Terms terms() {
    return new Terms(
        Msat.ofSat(25_000),
        100,
        Msat.ofSat(250),
        SplitStep.WHOLE,
        600,
        600,
        60,
        60,
        DeadlineOutcome.REFUND);
  }

  private static AgentReputationChanged reputation(TestCaller who, double score, Instant asOf) {
    Standing standing = new Standing(score, 0.7, 12);
    return new AgentReputationChanged(who.agentId(), "v1", standing, standing, asOf);
  }
}
