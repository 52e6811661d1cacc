package dev.holdfast.reputation.domain;

/** Why an order says nothing of a side. */
public enum WhyNot {
  /** An agent bought from itself. */
  OWN_ORDER,
  /** Buyer and provider were paid at the same node: likely they are one. */
  SAME_NODE,
  /** The buyer made the provider time out on that UTC day already. */
  SAME_DAY
}
