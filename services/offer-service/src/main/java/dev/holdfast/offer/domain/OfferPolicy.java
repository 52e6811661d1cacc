package dev.holdfast.offer.domain;

import dev.holdfast.money.HtlcBudget;
import dev.holdfast.money.Msat;
import dev.holdfast.money.SplitStep;
import java.time.Duration;

/** What the market's operator decided. */
public record OfferPolicy(Duration funding, Msat leastLeg, HtlcBudget budget) {

  /**
   * Passes windows that an HTLC outlives.
   *
   * @throws OfferRefusal.WindowTooLong names the longest possible
   */
  public void check(OfferContent content) {
    Duration all = content.windows().plus(funding);
    if (!budget.canHold(all)) {
      throw new OfferRefusal.WindowTooLong(all, budget.longestWindows());
    }
  }

  /** The step an order of this price would have. */
  public SplitStep effectiveStep(OfferContent content) {
    return content.splitStep().effectiveFor(content.price(), leastLeg);
  }
}
