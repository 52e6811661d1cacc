package dev.holdfast.reputation.domain;

import static dev.holdfast.contracts.order.OrderOutcome.ACCEPTED;
import static dev.holdfast.contracts.order.OrderOutcome.AWARDED;
import static dev.holdfast.contracts.order.OrderOutcome.CANCELLED_BY_BUYER;
import static dev.holdfast.contracts.order.OrderOutcome.TIMED_OUT;
import static dev.holdfast.reputation.domain.Facts.FORMULA;
import static dev.holdfast.reputation.domain.Facts.NOW;
import static dev.holdfast.reputation.domain.Facts.SELLER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FormulaTest {

  @Test
  void a_stranger_has_a_score_of_a_twentieth_and_almost_no_confidence() {
    Score stranger = new Facts().seller();
    assertThat(stranger.score()).isCloseTo(0.05, within(1e-9));
    assertThat(stranger.confidence()).isCloseTo(0.1, within(1e-9));
    assertThat(stranger.orders()).isZero();
  }

  @Test
  void the_score_is_the_five_percent_quantile_of_the_evidence() {
    Score score = new Facts().orders(9, "b", ACCEPTED).seller();
    // Of Beta(a, 1) the quantile of p is p^(1/a).
    assertThat(score.score()).isCloseTo(Math.pow(0.05, 0.1), within(1e-9));
    assertThat(score.confidence())
        .isCloseTo(1 - Math.pow(0.95, 0.1) + Math.pow(0.05, 0.1), within(1e-9));
  }

  @Test
  void a_lost_dispute_costs_what_three_accepted_orders_earn() {
    Score score =
        new Facts().orders(3, "b", ACCEPTED).order("b", AWARDED, 0, 1_000, Duration.ZERO).seller();
    assertThat(score.positive()).isEqualTo(3);
    assertThat(score.negative()).isEqualTo(3);
  }

  @Test
  void an_order_that_says_nothing_is_an_order_all_the_same() {
    Score score = new Facts().order("b", CANCELLED_BY_BUYER).seller();
    assertThat(score.orders()).isEqualTo(1);
    assertThat(score.outcomes()).isEqualTo(Map.of(CANCELLED_BY_BUYER, 1L));
    assertThat(score.score()).isCloseTo(0.05, within(1e-9));
  }

  @Test
  void one_buyers_time_outs_count_once_a_day() {
    Facts facts =
        new Facts()
            .order("b", TIMED_OUT, 0, 1_000, Duration.ofHours(3))
            .order("b", TIMED_OUT, 0, 7_000, Duration.ofHours(2))
            .order("c", TIMED_OUT, 0, 1_000, Duration.ofHours(1));
    Score score = facts.seller();
    assertThat(score.orders()).isEqualTo(2);
    assertThat(score.negative()).as("b's first and c's").isCloseTo(2, within(0.01));
    assertThat(FORMULA.entries(facts.history(SELLER), Role.PROVIDER, NOW))
        .extracting(Entry::whyNot)
        .containsExactly(null, WhyNot.SAME_DAY, null);
  }

  @Test
  void a_day_of_time_outs_ends_at_midnight_utc() {
    Facts facts =
        new Facts()
            .order("b", TIMED_OUT, 0, 1_000, Duration.ofHours(12))
            .order("b", TIMED_OUT, 0, 1_000, Duration.ofHours(12).plusMillis(1));
    assertThat(facts.seller().orders()).isEqualTo(2);
  }

  @Test
  void of_time_outs_at_the_same_moment_the_one_with_the_smaller_id_counts() {
    Facts facts =
        new Facts()
            .order("b", TIMED_OUT, 0, 1_000, Duration.ZERO)
            .order("b", TIMED_OUT, 0, 1_000, Duration.ZERO);
    String smaller =
        facts.list().stream().map(f -> f.orderId().toString()).sorted().findFirst().orElseThrow();
    assertThat(FORMULA.entries(facts.history(SELLER), Role.PROVIDER, NOW))
        .filteredOn(Entry::counts)
        .singleElement()
        .satisfies(entry -> assertThat(entry.fact().orderId()).hasToString(smaller));
  }

  @Test
  void an_order_with_oneself_counts_for_neither_side() {
    Facts facts = new Facts().order(SELLER, ACCEPTED);
    assertThat(facts.seller().orders()).isZero();
    assertThat(facts.buyer(SELLER).orders()).isZero();
  }

  @Test
  void an_order_between_agents_paid_at_one_node_counts_for_neither_side() {
    Facts facts = new Facts().order("twin", ACCEPTED).order("other", ACCEPTED);
    assertThat(facts.seller("twin").orders()).isEqualTo(1);
    assertThat(facts.buyer("twin", SELLER).orders()).isZero();
  }

  @Test
  void a_score_as_of_a_past_day_knows_nothing_of_later_orders() {
    Facts facts =
        new Facts()
            .order("b", ACCEPTED, 100, 1_000, Duration.ofDays(10))
            .order("b", AWARDED, 0, 1_000, Duration.ofDays(1));
    Score then = FORMULA.of(facts.history(SELLER), NOW.minus(Duration.ofDays(10))).asProvider();
    assertThat(then.positive()).isEqualTo(1);
    assertThat(then.negative()).isZero();
  }

  @Test
  void without_new_orders_a_score_moves_towards_that_of_a_stranger() {
    Facts facts = new Facts().orders(50, "b", ACCEPTED);
    double now = facts.seller().score();
    double later =
        FORMULA.of(facts.history(SELLER), NOW.plus(Duration.ofDays(900))).asProvider().score();
    assertThat(now).isGreaterThan(0.9);
    assertThat(later).isBetween(0.05, 0.1);
  }
}
