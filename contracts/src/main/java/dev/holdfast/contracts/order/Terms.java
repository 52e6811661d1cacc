package dev.holdfast.contracts.order;

import dev.holdfast.money.FeeRate;
import dev.holdfast.money.Msat;
import dev.holdfast.money.SplitStep;
import java.time.Duration;

/**
 * What both sides agreed to, frozen when the order was placed. No later edit of an offer and no
 * change of the market's settings touches it.
 *
 * @param priceMsat what the buyer locks, at least 10 sat
 * @param feeBasisPoints the market's share of what is captured, in hundredths of a percent
 * @param feeMsat that share where all is captured; it comes out of the provider's pay
 * @param splitStep the effective step, after the floor of the smallest leg
 */
public record Terms(
    Msat priceMsat,
    int feeBasisPoints,
    Msat feeMsat,
    SplitStep splitStep,
    long fundingSeconds,
    long deliverySeconds,
    long reviewSeconds,
    long disputeSeconds,
    DeadlineOutcome deadlineOutcome) {

  /** All windows together: what the HTLCs have to outlive. */
  public Duration windows() {
    return Duration.ofSeconds(fundingSeconds + deliverySeconds + reviewSeconds + disputeSeconds);
  }

  public FeeRate feeRate() {
    return new FeeRate(feeBasisPoints);
  }
}
