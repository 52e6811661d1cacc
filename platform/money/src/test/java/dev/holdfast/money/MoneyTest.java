package dev.holdfast.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class MoneyTest {

  private static final List<Msat> PRICES =
      LongStream.concat(
              LongStream.of(10_000, 10_001, 99_999, 1_000_000, 1_234_567, Msat.MAX_VALUE),
              new Random(7).longs(500, 10_000, Msat.MAX_VALUE))
          .mapToObj(Msat::of)
          .toList();

  @Test
  void an_amount_is_never_negative_and_never_over_21_million_btc() {
    assertThatIllegalArgumentException().isThrownBy(() -> Msat.of(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> Msat.of(Msat.MAX_VALUE + 1));
    assertThatIllegalArgumentException().isThrownBy(() -> Msat.of(5).minus(Msat.of(6)));
  }

  @Test
  void the_legs_of_any_price_sum_to_the_price_to_the_millisatoshi() {
    for (SplitStep step : SplitStep.values()) {
      for (Msat price : PRICES) {
        assertThat(step.legsOf(price).stream().mapToLong(Msat::value).sum())
            .isEqualTo(price.value());
      }
    }
  }

  @Test
  void every_leg_but_the_last_is_whole_satoshis() {
    for (Msat price : PRICES) {
      List<Msat> legs = SplitStep.STEP_1.legsOf(price);
      assertThat(legs.subList(0, legs.size() - 1)).allMatch(leg -> leg.value() % 1_000 == 0);
    }
  }

  @Test
  void any_multiple_of_a_step_is_the_sum_of_some_shares() {
    for (SplitStep step : SplitStep.values()) {
      for (int percent = 0; percent <= 100; percent += step.percent()) {
        assertThat(isSumOfSome(step.shares(), percent)).as("%s %d", step, percent).isTrue();
      }
    }
  }

  @Test
  void a_price_too_small_for_its_step_gets_the_next_coarser_one() {
    Msat floor = SplitStep.DEFAULT_FLOOR;
    assertThat(SplitStep.STEP_1.effectiveFor(Msat.ofSat(100_000), floor))
        .isEqualTo(SplitStep.STEP_1);
    assertThat(SplitStep.STEP_1.effectiveFor(Msat.ofSat(99_999), floor))
        .isEqualTo(SplitStep.STEP_5);
    assertThat(SplitStep.STEP_1.effectiveFor(Msat.ofSat(19_999), floor)).isEqualTo(SplitStep.WHOLE);
    assertThat(SplitStep.WHOLE.effectiveFor(Msat.ofSat(10), floor)).isEqualTo(SplitStep.WHOLE);
  }

  @Test
  void a_fee_is_rounded_up_to_the_msat_and_is_at_least_one_satoshi() {
    FeeRate onePercent = new FeeRate(100);
    assertThat(onePercent.feeOn(Msat.of(1_000_001))).isEqualTo(Msat.of(10_001));
    assertThat(onePercent.feeOn(Msat.of(10_000))).isEqualTo(Msat.of(1_000));
    assertThat(onePercent.feeOn(Msat.ZERO)).isEqualTo(Msat.ZERO);
    assertThat(onePercent.feeOn(Msat.of(Msat.MAX_VALUE)).value()).isEqualTo(Msat.MAX_VALUE / 100);
  }

  @Test
  void more_time_never_takes_fewer_blocks_and_always_more_than_the_mean() {
    int before = 0;
    for (int hours = 0; hours <= 24 * 14; hours++) {
      int blocks = BlocksWithin.of(Duration.ofHours(hours));
      assertThat(blocks).isGreaterThanOrEqualTo(before);
      assertThat(blocks * 540L).isGreaterThanOrEqualTo(hours * 3_600L);
      before = blocks;
    }
  }

  @Test
  void the_longest_windows_of_a_budget_still_fit_and_one_second_more_does_not() {
    Duration longest = HtlcBudget.DEFAULT.longestWindows();
    assertThat(HtlcBudget.DEFAULT.canHold(longest)).isTrue();
    assertThat(HtlcBudget.DEFAULT.canHold(longest.plusSeconds(1))).isFalse();
    assertThat(longest).isGreaterThan(Duration.ofDays(3));
  }

  private static boolean isSumOfSome(List<Integer> shares, int percent) {
    if (percent == 0) {
      return true;
    }
    if (percent < 0 || shares.isEmpty()) {
      return false;
    }
    List<Integer> rest = shares.subList(1, shares.size());
    return isSumOfSome(rest, percent) || isSumOfSome(rest, percent - shares.getFirst());
  }
}
