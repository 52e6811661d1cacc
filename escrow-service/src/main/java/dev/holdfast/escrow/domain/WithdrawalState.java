package dev.holdfast.escrow.domain;

/** A withdrawal is under way until LND's last word: paid, or failed for certain. */
public enum WithdrawalState {
  REQUESTED,
  PAID,
  FAILED
}
