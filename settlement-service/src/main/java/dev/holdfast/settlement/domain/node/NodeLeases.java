package dev.holdfast.settlement.domain.node;

import java.time.Duration;
import java.util.Set;

/**
 * Which nodes this instance works on. Of several instances one owns a node at a time: it alone
 * makes calls with an effect there, and tells of its blocks. Anybody may read.
 *
 * <p>LND checks no fence, so a lease only keeps two instances from doing the same work. That no
 * money is sent twice does not rest on it: intents are stored first, carried out by whoever owns
 * the node then, and never revoked.
 */
public interface NodeLeases {
  /** Whether the lease was renewed recently enough; asks nobody. */
  default boolean owns(String node) {
    return remaining(node).isPositive();
  }

  /** How long a call that begins now may take before somebody else could own the node. */
  Duration remaining(String node);

  Set<String> owned();
}
