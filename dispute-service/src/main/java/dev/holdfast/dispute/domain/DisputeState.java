package dev.holdfast.dispute.domain;

/** Where a case is. */
public enum DisputeState {
  OPEN,
  CLAIMED,
  AWARDED,
  LAPSED,
  CLOSED
}
