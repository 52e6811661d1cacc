package dev.holdfast.settlement.domain.node;

/**
 * What became of a call to a node.
 *
 * <p>The difference between {@link Refused} and {@link Unknown} is money: a call whose answer was
 * lost may have been carried out, and treating it as failed pays twice or refunds what was paid.
 */
public sealed interface Answer<T> {
  /** The node did it, or told it. */
  record Done<T>(T value) implements Answer<T> {}

  /** The node said no, for a reason that is known; nothing was done. */
  record Refused<T>(Refusal reason, String detail) implements Answer<T> {}

  /** Nobody knows: no answer, an answer without meaning, or the node was not asked at all. */
  record Unknown<T>(String detail) implements Answer<T> {}
}
