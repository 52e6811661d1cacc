package dev.holdfast.settlement.domain.payout;

/** What is paid. */
public enum PayoutPurpose {
  /** A provider's pay for an order. */
  AWARD,
  /** A balance that its agent draws. */
  DRAW
}
