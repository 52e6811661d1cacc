package dev.holdfast.contracts.settlement;

/** Why a leg was cancelled. */
public enum LegCancelCause {
  COMMANDED,
  BY_LND,
  INVOICE_EXPIRED,
  TOO_MANY_HTLCS,
  OVERPAID,
  /** Too much in small legs came through one channel: on chain they are not worth their fees. */
  SMALL_LEGS_IN_CHANNEL,
  /** The slots of a channel that buyers without history may take are taken. */
  CHANNEL_BUSY
}
