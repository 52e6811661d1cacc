package dev.holdfast.contracts.settlement;

import dev.holdfast.contracts.Event;
import dev.holdfast.contracts.Topics;
import java.time.Instant;

/** A market node does not answer: what is decided of its legs waits for it. */
public record NodeUnreachable(String node, Instant at) implements Event {

  @Override
  public String topic() {
    return Topics.NODES;
  }

  @Override
  public String key() {
    return node;
  }
}
