package dev.holdfast.reputation.domain;

import static dev.holdfast.reputation.domain.Facts.FORMULA;
import static dev.holdfast.reputation.domain.Facts.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.holdfast.contracts.order.OrderOutcome;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TallyTest {
  private static final int AGENTS = 25;
  private static final Set<String> SAME_PAYEE = Set.of("agent 3", "agent 7");

  private final List<Fact> known = new ArrayList<>();
  private final List<Tally> sums = new ArrayList<>();

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void a_score_of_sums_is_that_of_the_orders_in_whatever_order_they_come(int seed) {
    Random random = new Random(seed);
    Facts facts = new Facts();
    for (int i = 0; i < 400; i++) {
      OrderOutcome outcome = OrderOutcome.values()[random.nextInt(OrderOutcome.values().length)];
      facts.order(
          agent(random),
          agent(random),
          outcome,
          random.nextInt(101),
          1_000L + random.nextInt(1_000_000),
          Duration.ofMinutes(random.nextInt(60 * 24 * 20)));
    }
    List<Fact> arriving = new ArrayList<>(facts.list());
    Collections.shuffle(arriving, random);
    arriving.forEach(this::arrive);
    for (int i = 0; i < AGENTS; i++) {
      String agent = "agent " + i;
      History history = new History(agent, facts.list(), SAME_PAYEE);
      Reputation ofOrders = FORMULA.of(history, NOW);
      assertSame(ofOrders.asProvider(), ofSums(agent, Role.PROVIDER));
      assertSame(ofOrders.asBuyer(), ofSums(agent, Role.BUYER));
    }
  }

  private void arrive(Fact fact) {
    boolean timedOut = fact.outcome() == OrderOutcome.TIMED_OUT;
    sums.addAll(Tally.of(fact, timedOut ? firstBeside(fact) : Optional.empty()));
    known.add(fact);
  }

  private Optional<Fact> firstBeside(Fact fact) {
    return known.stream()
        .filter(other ->
            other.outcome() == OrderOutcome.TIMED_OUT
                && other.buyer().equals(fact.buyer())
                && other.provider().equals(fact.provider())
                && day(other).equals(day(fact)))
        .min(Fact.OLDEST_FIRST);
  }

  private static LocalDate day(Fact fact) {
    return LocalDate.ofInstant(fact.closedAt(), ZoneOffset.UTC);
  }

  private Score ofSums(String agent, Role role) {
    // As a table would: one sum for each two agents and role.
    List<Tally> own = new ArrayList<>();
    for (int i = 0; i < AGENTS; i++) {
      String other = "agent " + i;
      List<Tally> both =
          sums.stream()
              .filter(sum ->
                  sum.agentId().equals(agent)
                      && sum.counterparty().equals(other)
                      && sum.role() == role)
              .toList();
      own.add(
          new Tally(
              agent,
              role,
              other,
              both.stream().mapToDouble(Tally::positive).sum(),
              both.stream().mapToDouble(Tally::negative).sum(),
              both.stream().mapToLong(Tally::orders).sum()));
    }
    return FORMULA.of(own, SAME_PAYEE, role, NOW);
  }

  private static void assertSame(Score ofOrders, Score ofSums) {
    assertThat(ofSums.score()).isCloseTo(ofOrders.score(), within(1e-9));
    assertThat(ofSums.confidence()).isCloseTo(ofOrders.confidence(), within(1e-9));
    assertThat(ofSums.orders()).isEqualTo(ofOrders.orders());
    assertThat(ofSums.positive()).isCloseTo(ofOrders.positive(), within(1e-9));
    assertThat(ofSums.negative()).isCloseTo(ofOrders.negative(), within(1e-9));
  }

  private static String agent(Random random) {
    return "agent " + random.nextInt(AGENTS);
  }
}
