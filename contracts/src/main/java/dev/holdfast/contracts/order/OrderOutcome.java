package dev.holdfast.contracts.order;

/** How an order ended, in the words that reputation counts. */
public enum OrderOutcome {
  ACCEPTED,
  ACCEPTED_BY_CONDITIONS,
  ACCEPTED_BY_SILENCE,
  CANCELLED_BY_BUYER,
  CANCELLED_BY_PROVIDER,
  EXPIRED,
  TIMED_OUT,
  AGREED,
  AWARDED,
  LAPSED
}
