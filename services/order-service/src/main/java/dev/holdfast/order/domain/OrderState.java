package dev.holdfast.order.domain;

/** Where an order is in its life. */
public enum OrderState {
  PLACED,
  AWAITING_FUNDS,
  FUNDED,
  DELIVERED,
  ACCEPTED,
  COMPLETED,
  CANCELLED,
  EXPIRED,
  TIMED_OUT,
  REFUNDED,
  DISPUTED,
  RESOLVED
}
