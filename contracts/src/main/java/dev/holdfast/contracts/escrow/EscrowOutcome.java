package dev.holdfast.contracts.escrow;

/** How an escrow ended. CLOSED: it was never locked. */
public enum EscrowOutcome {
  SETTLED,
  REFUNDED,
  SPLIT,
  CLOSED
}
