package dev.holdfast.contracts.order;

/** One of the two sides of an order. */
public enum Party {
  BUYER,
  PROVIDER
}
