package dev.holdfast.contracts.order;

/** Where the money of a disputed order goes when nobody has decided in time. */
public enum DeadlineOutcome {
  REFUND,
  PAY,
  /** Half to each side; needs a split step. */
  SPLIT_50,
  /** The market takes the money and owes it, until an award or an agreement. */
  CUSTODY
}
