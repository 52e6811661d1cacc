package dev.holdfast.torture.load;

/** How an order is meant to end. What breaks meanwhile may end it otherwise, never unfairly. */
public enum Plan {
  ACCEPTED,
  SILENT_BUYER,
  NEVER_PAID,
  CANCELLED_UNPAID,
  CANCELLED_BY_PROVIDER,
  NEVER_DELIVERED,
  AWARDED_TO_PROVIDER,
  AWARDED_TO_BUYER,
  AWARDED_IN_PART,
  AGREED_SPLIT,
  HALVED,
  CUSTODY;

  boolean isPaid() {
    return this != NEVER_PAID && this != CANCELLED_UNPAID;
  }
}
