package dev.holdfast.reputation.domain;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdfast.contracts.order.OrderClosed;
import dev.holdfast.contracts.order.OrderOutcome;
import dev.holdfast.money.Msat;
import dev.holdfast.reputation.config.CommonsQuantiles;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Orders of one provider, "seller", as a test needs them; ids are the same in every run. */
final class Facts {

  static final Instant NOW = Instant.parse("2026-06-30T12:00:00Z");
  static final String SELLER = "seller";
  static final Formula FORMULA = new Formula(new CommonsQuantiles());

  private final List<Fact> facts = new ArrayList<>();

  Facts order(String buyer, OrderOutcome outcome) {
    return order(buyer, outcome, 100, 1_000, Duration.ZERO);
  }

  Facts order(String buyer, OrderOutcome outcome, int percent, long fee, Duration age) {
    return order(buyer, SELLER, outcome, percent, fee, age);
  }

  Facts order(
      String buyer, String seller, OrderOutcome outcome, int percent, long fee, Duration age) {
    facts.add(new Fact(id(facts.size()), buyer, seller, outcome, percent, fee, NOW.minus(age)));
    return this;
  }

  Facts orders(int count, String buyer, OrderOutcome outcome) {
    for (int i = 0; i < count; i++) {
      order(buyer, outcome);
    }
    return this;
  }

  List<Fact> list() {
    return facts;
  }

  History history(String agent, String... samePayee) {
    return new History(agent, facts, Set.of(samePayee));
  }

  Score seller(String... samePayee) {
    return FORMULA.of(history(SELLER, samePayee), NOW).asProvider();
  }

  Score buyer(String agent, String... samePayee) {
    return FORMULA.of(history(agent, samePayee), NOW).asBuyer();
  }

  static OrderClosed closed(Fact fact) {
    return new OrderClosed(
        fact.orderId(),
        fact.buyer(),
        fact.provider(),
        fact.outcome(),
        true,
        fact.providerPercent(),
        Msat.of(fact.feeMsat() * 100),
        Msat.of(fact.feeMsat()),
        fact.closedAt());
  }

  private static UUID id(int number) {
    return UUID.nameUUIDFromBytes(("order " + number).getBytes(UTF_8));
  }
}
