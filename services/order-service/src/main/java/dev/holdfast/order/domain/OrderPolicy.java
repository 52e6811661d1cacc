package dev.holdfast.order.domain;

import dev.holdfast.contracts.order.DeadlineOutcome;
import dev.holdfast.contracts.order.Terms;
import dev.holdfast.money.FeeRate;
import dev.holdfast.money.HtlcBudget;
import dev.holdfast.money.Msat;
import dev.holdfast.money.SplitStep;
import java.time.Duration;

/** What the market's operator decided; frozen into the terms of each order. */
public record OrderPolicy(
    Duration funding,
    Duration quote,
    FeeRate feeRate,
    Msat leastLeg,
    HtlcBudget budget,
    int mostUnpaidPerBuyer,
    int mostOpenPerBuyer,
    int mostOpenPerProvider) {

  /** No order is smaller: its fee alone is a tenth of it. */
  public static final Msat LEAST_PRICE = Msat.ofSat(10);

  /**
   * The terms of an order for this offer, as they stand now.
   *
   * @throws OrderRefusal.WindowTooLong where no HTLC lives that long
   * @throws OrderRefusal.PriceTooSmall under 10 sat
   * @throws OrderRefusal.PriceTooSmallForSplit where the deadline would halve what has one leg
   */
  public Terms termsFor(OfferVersion offer) {
    if (offer.price().isLessThan(LEAST_PRICE)) {
      throw new OrderRefusal.PriceTooSmall(offer.price(), LEAST_PRICE);
    }
    SplitStep step = offer.splitStep().effectiveFor(offer.price(), leastLeg);
    if (offer.deadlineOutcome() == DeadlineOutcome.SPLIT_50 && step == SplitStep.WHOLE) {
      throw new OrderRefusal.PriceTooSmallForSplit(offer.price(), leastLeg);
    }
    Terms terms =
        new Terms(
            offer.price(),
            feeRate.basisPoints(),
            feeRate.feeOn(offer.price()),
            step,
            funding.toSeconds(),
            offer.deliverySeconds(),
            offer.reviewSeconds(),
            offer.disputeSeconds(),
            offer.deadlineOutcome());
    if (!budget.canHold(terms.windows())) {
      throw new OrderRefusal.WindowTooLong(terms.windows(), budget.longestWindows());
    }
    return terms;
  }
}
