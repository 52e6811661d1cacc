package dev.holdfast.settlement.domain.hold;

/** Where a leg stands; see {@link LegTransitions}. */
public enum HoldState {
  /** Stored with its preimage; with a node chosen its invoice may exist already. */
  PLANNED,
  /** The invoice exists and its payment request is known. */
  OPEN,
  /** HTLCs for its amount are held. */
  ACCEPTED,
  /** SettleInvoice is to be called, or was, with no answer yet. */
  SETTLING,
  SETTLED,
  /** CancelInvoice is to be called, or was, with no answer yet. */
  CANCELLING,
  CANCELLED,
  /** It was awarded and LND had cancelled it. */
  LOST;

  public boolean isFinal() {
    return this == SETTLED || this == CANCELLED || this == LOST;
  }
}
