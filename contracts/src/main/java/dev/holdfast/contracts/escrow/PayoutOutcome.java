package dev.holdfast.contracts.escrow;

/** What the provider got: nothing was due, a payment, or an entry to its balance. */
public enum PayoutOutcome {
  NONE,
  PAID,
  CREDITED
}
