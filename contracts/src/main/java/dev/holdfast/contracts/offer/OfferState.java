package dev.holdfast.contracts.offer;

/** Whether an offer can be bought: only an active one. */
public enum OfferState {
  ACTIVE,
  PAUSED,
  RETIRED
}
