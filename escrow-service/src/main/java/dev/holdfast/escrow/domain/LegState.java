package dev.holdfast.escrow.domain;

/** A leg as escrow-service knows it; settlement-service knows it first. */
public enum LegState {
  PLANNED,
  OPEN,
  ACCEPTED,
  SETTLING,
  SETTLED,
  CANCELLING,
  CANCELLED,
  LOST;

  public boolean isFinal() {
    return switch (this) {
      case SETTLED, CANCELLED, LOST -> true;
      case PLANNED, OPEN, ACCEPTED, SETTLING, CANCELLING -> false;
    };
  }
}
