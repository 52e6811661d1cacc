package dev.holdfast.order.domain;

/** What moves an order. */
public enum OrderCause {
  MADE_PAYABLE,
  MONEY_LOCKED,
  DELIVERY,
  ACCEPTANCE,
  SILENCE,
  CANCELLATION,
  FUNDING_OVER,
  DELIVERY_OVER,
  DISPUTE,
  GUARD_PAYS,
  GUARD_REFUNDS,
  ESCROW_CLOSED,
  MONEY_CAPTURED,
  MONEY_RETURNED
}
