package dev.holdfast.escrow.domain;

/** Why an entry stands in the journal. */
public enum EntryKind {
  LOCK,
  RELEASE,
  CAPTURE,
  LOSS,
  FEE,
  PAYOUT,
  CREDIT,
  CUSTODY_IN,
  CUSTODY_OUT,
  RESERVE,
  DRAW,
  RETURN
}
