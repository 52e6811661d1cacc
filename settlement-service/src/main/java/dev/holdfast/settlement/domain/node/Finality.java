package dev.holdfast.settlement.domain.node;

/**
 * The last word on the HTLCs of a settled invoice. SETTLED alone says that the node recorded the
 * settlement; the payer's side of the channel still has to agree, or the chain.
 */
public enum Finality {
  /** Each one is the market's for good, or the node keeps no such records. */
  FINAL,
  /** One is not resolved yet. */
  PENDING,
  /** One was resolved against the market, on chain. */
  GONE
}
