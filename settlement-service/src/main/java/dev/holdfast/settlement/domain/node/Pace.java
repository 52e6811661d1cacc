package dev.holdfast.settlement.domain.node;

/** Keeps the reconciler from costing a node more than so many calls a second. */
public interface Pace {
  /** Returns when the next comparison may be made. */
  void await(String node);
}
