package dev.holdfast.reputation.domain;

import static dev.holdfast.reputation.domain.Facts.FORMULA;
import static dev.holdfast.reputation.domain.Facts.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.holdfast.contracts.Event;
import dev.holdfast.contracts.order.OrderClosed;
import dev.holdfast.contracts.order.OrderOutcome;
import dev.holdfast.contracts.settlement.PayoutSucceeded;
import dev.holdfast.money.Msat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ArchiveTest {

  @Test
  void the_replay_agrees_in_whatever_order_the_events_arrive_and_however_often() {
    List<Event> events = market(new Random(7));
    Map<String, Reputation> first = replay(events);
    assertThat(first).hasSize(30);
    for (int seed = 0; seed < 5; seed++) {
      List<Event> shuffled = new ArrayList<>(events);
      shuffled.addAll(events.subList(0, 100));
      Collections.shuffle(shuffled, new Random(seed));
      Map<String, Reputation> again = replay(shuffled);
      first.forEach((agent, reputation) -> {
        for (Role role : Role.values()) {
          Score score = Objects.requireNonNull(again.get(agent)).as(role);
          assertThat(score.score()).isCloseTo(reputation.as(role).score(), within(1e-9));
          assertThat(score.confidence()).isCloseTo(reputation.as(role).confidence(), within(1e-9));
          assertThat(score.orders()).isEqualTo(reputation.as(role).orders());
        }
      });
    }
  }

  @Test
  void agents_paid_at_one_node_are_found_whichever_event_comes_first() {
    List<Fact> facts =
        new Facts()
            .order("b", "a", OrderOutcome.ACCEPTED, 100, 1_000, Duration.ofDays(2))
            .order("a", "b", OrderOutcome.ACCEPTED, 100, 1_000, Duration.ofDays(1))
            .list();
    Archive archive = new Archive();
    archive.record(paid(facts.getFirst(), "node"));
    facts.forEach(fact -> archive.record(Facts.closed(fact)));
    archive.record(paid(facts.getLast(), "node"));
    Map<String, History> histories = archive.histories();
    assertThat(histories)
        .hasEntrySatisfying("a", a -> assertThat(a.samePayee()).containsExactly("b"))
        .hasEntrySatisfying("b", b -> assertThat(b.samePayee()).containsExactly("a"));
  }

  private static List<Event> market(Random random) {
    Facts facts = new Facts();
    OrderOutcome[] outcomes = OrderOutcome.values();
    for (int i = 0; i < 1_000; i++) {
      facts.order(
          "agent " + random.nextInt(30),
          "agent " + random.nextInt(30),
          outcomes[random.nextInt(outcomes.length)],
          random.nextInt(101),
          random.nextLong(100_000),
          Duration.ofSeconds(random.nextLong(20_000_000)));
    }
    List<Event> events = new ArrayList<>();
    for (Fact fact : facts.list()) {
      events.add(Facts.closed(fact));
      // Two pairs of agents share a node.
      String node = fact.provider().replaceAll("agent (1|2)$", "agent 3");
      events.add(paid(fact, node));
    }
    return events;
  }

  private static PayoutSucceeded paid(Fact fact, String node) {
    return new PayoutSucceeded(
        UUID.randomUUID(),
        UUID.randomUUID(),
        fact.orderId(),
        "00",
        Msat.of(1_000),
        Msat.of(1_000),
        Msat.ZERO,
        node);
  }

  private static Map<String, Reputation> replay(List<Event> events) {
    Archive archive = new Archive();
    for (Event event : events) {
      switch (event) {
        case OrderClosed closed -> archive.record(closed);
        case PayoutSucceeded paid -> archive.record(paid);
        default -> throw new AssertionError(event);
      }
    }
    return archive.histories().entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, e -> FORMULA.of(e.getValue(), NOW)));
  }
}
