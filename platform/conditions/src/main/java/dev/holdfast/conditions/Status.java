package dev.holdfast.conditions;

/** How a condition stands. */
public enum Status {
  HOLDS,
  FAILS,
  /** A fact is missing that may still come. */
  OPEN
}
