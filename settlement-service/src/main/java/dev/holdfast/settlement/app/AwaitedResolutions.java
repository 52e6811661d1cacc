package dev.holdfast.settlement.app;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The nodes on which a settled leg may still wait for its HTLCs to be resolved for good. LND tells
 * of every HTLC that is: without such a leg nothing is looked for. What this forgets with its
 * process the reconciler finds.
 */
public final class AwaitedResolutions {
  private final Set<String> nodes = ConcurrentHashMap.newKeySet();

  /** To be called before LND is asked, so that no resolution falls in between. */
  void await(String node) {
    nodes.add(node);
  }

  /** Whether a leg of the node may have waited for this; the next one has to be awaited anew. */
  boolean take(String node) {
    return nodes.remove(node);
  }
}
