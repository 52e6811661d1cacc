package dev.holdfast.settlement.domain.payout;

/** Where a payout stands; see {@link PayoutTransitions}. */
public enum PayoutState {
  AWAITING_INVOICE,
  PLANNED,
  /** The hash is claimed and a send may be under way. */
  CLAIMED,
  IN_FLIGHT,
  /** Sent, and LND's answer was lost: it is tracked and never sent again. */
  UNKNOWN,
  SUCCEEDED,
  FAILED,
  /** Not paid in the end: the amount is in the balance of whom it was for. */
  CREDITED;

  /** Whether a payment may be on its way. */
  public boolean isOut() {
    return this == CLAIMED || this == IN_FLIGHT || this == UNKNOWN;
  }
}
