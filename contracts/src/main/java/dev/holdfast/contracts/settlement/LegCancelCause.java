package dev.holdfast.contracts.settlement;

/** Why a leg was cancelled. */
public enum LegCancelCause {
  COMMANDED,
  BY_LND,
  INVOICE_EXPIRED,
  TOO_MANY_HTLCS,
  OVERPAID
}
