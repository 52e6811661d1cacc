package dev.holdfast.settlement.domain.node;

/** The answer of a call that has nothing to tell but that it was carried out. */
public enum Ack {
  DONE
}
