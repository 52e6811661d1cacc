package dev.holdfast.escrow.domain;

/** What moves an escrow. */
public enum EscrowCause {
  LEGS_OPENED,
  ALL_LEGS_ACCEPTED,
  ORDER_ENDED,
  LEG_GONE,
  DISPUTE_OPENED,
  TAKEN_INTO_CUSTODY,
  AWARD_DECIDED,
  ALL_CAPTURED,
  ALL_RETURNED,
  PART_CAPTURED
}
