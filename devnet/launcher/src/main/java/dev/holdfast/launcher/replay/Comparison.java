package dev.holdfast.launcher.replay;

import dev.holdfast.reputation.domain.Role;
import dev.holdfast.reputation.domain.Score;

/** One side of one agent, recomputed and as it is served. */
public record Comparison(String agentId, Role role, Score replayed, ServedSide served) {
  private static final double TOLERANCE = 1e-9;

  /** The larger of the differences of score and confidence; not a number where none is served. */
  public double difference() {
    return Math.max(
        Math.abs(replayed.score() - served.score()),
        Math.abs(replayed.confidence() - served.confidence()));
  }

  public boolean agrees() {
    return difference() <= TOLERANCE && replayed.orders() == served.orders();
  }
}
