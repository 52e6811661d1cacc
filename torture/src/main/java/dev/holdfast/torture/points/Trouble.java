package dev.holdfast.torture.points;

/** What happens to a service at a point. */
public enum Trouble {
  NONE,
  /** The process ends there and then, as by {@code kill -9}: no hook runs, no stream is closed. */
  HALT,
  /** The effect does not happen, and the caller is told so. Before an effect only. */
  REFUSED,
  /** The effect has happened, and the caller is told that it was not answered. After it only. */
  ANSWER_LOST,
  /**
   * The effect happens a second time, as where somebody repeats what may not have arrived: a call
   * that changes nothing more, or a message of a stream.
   */
  TWICE,
  /** The effect, or its answer, comes two seconds late. */
  LATE
}
