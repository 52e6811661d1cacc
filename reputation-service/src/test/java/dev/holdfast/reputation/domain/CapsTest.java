package dev.holdfast.reputation.domain;

import static dev.holdfast.contracts.order.OrderOutcome.ACCEPTED;
import static dev.holdfast.contracts.order.OrderOutcome.AWARDED;
import static dev.holdfast.contracts.order.OrderOutcome.CANCELLED_BY_BUYER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CapsTest {

  @Test
  void with_nine_buyers_every_order_counts_in_full() {
    Facts facts = buyers(8, 1).orders(100, "whale", ACCEPTED);
    assertThat(facts.seller().positive()).isEqualTo(108);
  }

  @Test
  void with_ten_buyers_the_whale_counts_as_much_as_the_median_buyer() {
    Facts facts = buyers(9, 2).orders(100, "whale", ACCEPTED);
    assertThat(facts.seller().positive()).isCloseTo(20, within(1e-12));
  }

  @Test
  void with_many_buyers_the_whale_is_a_tenth_of_all_that_counts() {
    Facts facts = buyers(36, 1).orders(100, "whale", ACCEPTED);
    assertThat(facts.seller().positive()).isCloseTo(40, within(1e-9));
  }

  @Test
  void a_tiny_purchase_by_an_enemy_as_the_tenth_buyer_wipes_nothing_out() {
    Facts facts = buyers(9, 20);
    double before = facts.seller().score();
    facts.order("enemy", AWARDED, 0, 1, Duration.ZERO);
    assertThat(facts.seller().score()).isCloseTo(before, within(0.001));
  }

  @Test
  void a_capped_buyers_praise_and_blame_shrink_alike() {
    Facts facts = buyers(36, 1).orders(30, "whale", ACCEPTED);
    for (int i = 0; i < 10; i++) {
      facts.order("whale", AWARDED, 0, 1_000, Duration.ZERO);
    }
    Score score = facts.seller();
    assertThat(score.negative()).isCloseTo(2, within(1e-9));
    assertThat(score.positive()).isCloseTo(38, within(1e-9));
  }

  @Test
  void a_buyer_who_only_cancelled_is_not_one_of_the_ten() {
    Facts facts = buyers(8, 1).orders(100, "whale", ACCEPTED).order("idle", CANCELLED_BY_BUYER);
    assertThat(facts.seller().positive()).isEqualTo(108);
  }

  @Test
  void a_buyers_own_score_has_no_cap() {
    Facts facts = new Facts();
    IntStream.range(0, 20)
        .forEach(i -> facts.order("buyer", "s" + i, ACCEPTED, 100, 1_000, Duration.ZERO));
    IntStream.range(0, 80)
        .forEach(i -> facts.order("buyer", "s0", ACCEPTED, 100, 1_000, Duration.ZERO));
    assertThat(facts.buyer("buyer").positive()).isEqualTo(100);
  }

  @Test
  void the_cap_is_the_largest_tenth_of_what_it_leaves_for_any_mix_of_buyers() {
    for (int n = 10; n < 60; n++) {
      List<Double> amounts = new ArrayList<>();
      for (int i = 0; i < n; i++) {
        amounts.add(Math.pow(1.3, i));
      }
      Collections.shuffle(amounts, new java.util.Random(n));
      double cap = Caps.cap(amounts);
      double median = amounts.stream().sorted().skip(n / 2).findFirst().orElseThrow();
      double tenth = 0.1 * amounts.stream().mapToDouble(x -> Math.min(x, cap)).sum();
      if (cap > median) {
        assertThat(tenth).isCloseTo(cap, within(cap * 1e-12));
      } else {
        assertThat(tenth)
            .as("the median is above the tenth")
            .isLessThanOrEqualTo(cap * (1 + 1e-12));
      }
    }
  }

  private static Facts buyers(int count, int ordersEach) {
    Facts facts = new Facts();
    for (int i = 0; i < count; i++) {
      facts.orders(ordersEach, "buyer " + i, ACCEPTED);
    }
    return facts;
  }
}
