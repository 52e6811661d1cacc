package dev.holdfast.money;

import java.util.ArrayList;
import java.util.List;

/**
 * How finely an escrow can be divided. An HTLC is all or nothing, so an escrow that may be split is
 * locked as several hold invoices whose shares add up to any multiple of the step.
 */
public enum SplitStep {
  WHOLE(100, 100),
  STEP_5(5, 5, 10, 20, 40, 25),
  STEP_1(1, 1, 2, 4, 8, 16, 32, 37);

  /** The least amount a small leg should have by default: below it fees and dust eat the claim. */
  public static final Msat DEFAULT_FLOOR = Msat.ofSat(1_000);

  private final int percent;
  private final List<Integer> shares;

  SplitStep(int percent, Integer... shares) {
    this.percent = percent;
    this.shares = List.of(shares);
  }

  /** The granularity of an award, in percent of the price. */
  public int percent() {
    return percent;
  }

  /**
   * Shares of the price in percent, one for each leg, in the order of the legs. They sum to 100.
   */
  public List<Integer> shares() {
    return shares;
  }

  public boolean allows(Percent award) {
    return award.value() % percent == 0;
  }

  /**
   * This step, or the next coarser one, whose smallest leg is at or above the floor. {@link #WHOLE}
   * has no floor.
   */
  public SplitStep effectiveFor(Msat price, Msat floor) {
    return switch (this) {
      case WHOLE -> WHOLE;
      case STEP_5 -> smallestLeg(price).isLessThan(floor) ? WHOLE : STEP_5;
      case STEP_1 ->
          smallestLeg(price).isLessThan(floor) ? STEP_5.effectiveFor(price, floor) : STEP_1;
    };
  }

  /**
   * The amounts of the legs of a price: whole satoshis where the price allows, the last leg takes
   * the remainder, and their sum is the price to the millisatoshi.
   */
  public List<Msat> legsOf(Msat price) {
    List<Msat> legs = new ArrayList<>(shares.size());
    Msat rest = price;
    for (int share : shares.subList(0, shares.size() - 1)) {
      Msat leg = wholeSatoshisOf(price, share);
      legs.add(leg);
      rest = rest.minus(leg);
    }
    legs.add(rest);
    return List.copyOf(legs);
  }

  private Msat smallestLeg(Msat price) {
    return legsOf(price).stream().min(Msat::compareTo).orElseThrow();
  }

  private static Msat wholeSatoshisOf(Msat price, int share) {
    long exact = price.value() / 100 * share + price.value() % 100 * share / 100;
    return Msat.of(exact - exact % 1_000);
  }
}
