package dev.holdfast.bench.jmh;

import dev.holdfast.contracts.order.DeadlineOutcome;
import dev.holdfast.contracts.order.Terms;
import dev.holdfast.escrow.domain.AwardPlan;
import dev.holdfast.money.BlocksWithin;
import dev.holdfast.money.HtlcBudget;
import dev.holdfast.money.Msat;
import dev.holdfast.money.Percent;
import dev.holdfast.money.SplitStep;
import java.time.Duration;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The division of a price into legs, awards, terms, and how long an HTLC has to hold. */
@State(Scope.Thread)
public class MoneyBenchmark {
  private static final long HOUR = 3_600;

  private Msat price = Msat.of(123_456_789);
  private Percent award = Percent.of(63);
  private Duration windows = Duration.ofDays(3);
  private Terms terms =
      new Terms(
          price,
          100,
          Msat.of(1_234_567),
          SplitStep.STEP_1,
          HOUR / 6,
          HOUR,
          HOUR,
          24 * HOUR,
          DeadlineOutcome.REFUND);

  @Benchmark
  public List<Msat> price_into_eight_legs() {
    return SplitStep.STEP_1.legsOf(price);
  }

  @Benchmark
  public List<Integer> legs_of_an_award() {
    return AwardPlan.positionsFor(SplitStep.STEP_1, award);
  }

  @Benchmark
  public int poisson_quantile_of_three_days() {
    return BlocksWithin.of(windows);
  }

  @Benchmark
  public boolean terms_within_the_horizon() {
    return HtlcBudget.DEFAULT.canHold(terms.windows());
  }
}
