package dev.holdfast.escrow.domain;

import java.time.Instant;
import java.util.Optional;

/** The market nodes that do not answer: the legs on them wait, and the guard goes on counting. */
public interface NodesAway {

  /** Keeps the first moment where it is away already. */
  void away(String node, Instant since);

  void back(String node);

  Optional<Instant> awaySince(String node);
}
