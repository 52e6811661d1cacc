package dev.holdfast.escrow.domain;

/** Where the money of an order is. */
public enum EscrowState {
  OPENING,
  PAYABLE,
  LOCKED,
  DISPUTED,
  CUSTODY,
  DECIDED,
  SETTLED,
  REFUNDED,
  SPLIT,
  CLOSED
}
