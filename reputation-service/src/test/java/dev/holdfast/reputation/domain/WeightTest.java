package dev.holdfast.reputation.domain;

import static dev.holdfast.reputation.domain.Facts.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class WeightTest {

  @Test
  void an_order_without_a_fee_weighs_nothing() {
    assertThat(Weight.of(0, NOW, NOW)).isZero();
  }

  @Test
  void a_fee_of_one_sat_weighs_one_and_each_doubling_about_one_more() {
    assertThat(Weight.of(1_000, NOW, NOW)).isEqualTo(1);
    assertThat(Weight.of(7_000, NOW, NOW)).isCloseTo(3, within(1e-12));
    assertThat(Weight.of(1_023_000, NOW, NOW)).isCloseTo(10, within(1e-12));
  }

  @Test
  void an_order_weighs_half_after_ninety_days_and_a_quarter_after_180() {
    assertThat(Weight.of(1_000, NOW.minus(Duration.ofDays(90)), NOW)).isEqualTo(0.5);
    assertThat(Weight.of(1_000, NOW.minus(Duration.ofDays(180)), NOW)).isEqualTo(0.25);
  }

  @Test
  void an_order_that_a_faster_clock_closed_weighs_no_more_than_a_new_one() {
    assertThat(Weight.of(1_000, NOW.plusSeconds(5), NOW)).isEqualTo(1);
  }
}
