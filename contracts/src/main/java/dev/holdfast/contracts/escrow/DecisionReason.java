package dev.holdfast.contracts.escrow;

/** Why the money of an escrow goes where it goes. */
public enum DecisionReason {
  ACCEPTED,
  CANCELLED,
  TIMED_OUT,
  AGREED,
  AWARDED,
  DISPUTE_LAPSED,
  GUARD
}
