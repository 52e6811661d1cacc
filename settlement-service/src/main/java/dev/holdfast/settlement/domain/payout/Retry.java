package dev.holdfast.settlement.domain.payout;

/** Whether a payout that failed for certain is tried again. */
public enum Retry {
  /** The legs cannot wait for another try. */
  NEVER,

  /** As often as {@link RetryPolicy} says. */
  LIMITED,

  /**
   * A call that nobody answered may still pay the invoice, so that nothing else may be done for the
   * payout before the invoice has run out. Until then its own hash may be sent again: LND pays one
   * hash once.
   */
  WHILE_IN_DOUBT
}
