package dev.holdfast.reputation.domain;

/** A side of an order. */
public enum Role {
  PROVIDER,
  BUYER;

  Role other() {
    return switch (this) {
      case PROVIDER -> BUYER;
      case BUYER -> PROVIDER;
    };
  }
}
