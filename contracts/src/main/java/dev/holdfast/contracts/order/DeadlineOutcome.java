package dev.holdfast.contracts.order;

/** What happens to the money of an order that nobody decided when its HTLCs run out. */
public enum DeadlineOutcome {
  REFUND,
  PAY
}
