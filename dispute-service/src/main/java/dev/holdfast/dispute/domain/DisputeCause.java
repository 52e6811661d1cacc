package dev.holdfast.dispute.domain;

/** What moves a case. */
public enum DisputeCause {
  CLAIM,
  RELEASE,
  AWARD,
  TIME_OVER,
  DECIDED_ELSEWHERE
}
