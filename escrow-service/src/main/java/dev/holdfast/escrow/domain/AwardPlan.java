package dev.holdfast.escrow.domain;

import dev.holdfast.money.Msat;
import dev.holdfast.money.Percent;
import dev.holdfast.money.SplitStep;
import java.util.ArrayList;
import java.util.List;

/**
 * Which legs of a step add up to a percentage: settle those, cancel the rest, and nothing is sent.
 */
public final class AwardPlan {

  private AwardPlan() {}

  /**
   * The positions of the legs whose shares are the award.
   *
   * @throws IllegalArgumentException for an award that is no multiple of the step
   */
  public static List<Integer> positionsFor(SplitStep step, Percent award) {
    List<Integer> chosen = new ArrayList<>();
    if (!step.allows(award) || !choose(step.shares(), 0, award.value(), chosen)) {
      throw new IllegalArgumentException(
          award.value() + " percent is no multiple of " + step.percent());
    }
    return List.copyOf(chosen);
  }

  /** What the award's legs come to: the amount of an award is the sum of its legs. */
  public static Msat amountOf(List<EscrowLeg> legs, List<Integer> positions) {
    return legs.stream()
        .filter(leg -> positions.contains(leg.position()))
        .map(EscrowLeg::amount)
        .reduce(Msat.ZERO, Msat::plus);
  }

  private static boolean choose(List<Integer> shares, int from, int rest, List<Integer> chosen) {
    if (rest == 0) {
      return true;
    }
    for (int position = from; position < shares.size(); position++) {
      if (shares.get(position) <= rest) {
        chosen.add(position);
        if (choose(shares, position + 1, rest - shares.get(position), chosen)) {
          return true;
        }
        chosen.removeLast();
      }
    }
    return false;
  }
}
