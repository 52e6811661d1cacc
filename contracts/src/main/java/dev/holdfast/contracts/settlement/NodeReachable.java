package dev.holdfast.contracts.settlement;

import dev.holdfast.contracts.Event;
import dev.holdfast.contracts.Topics;
import java.time.Instant;

/** A market node answers, again or for the first time. */
public record NodeReachable(String node, Instant at) implements Event {

  @Override
  public String topic() {
    return Topics.NODES;
  }

  @Override
  public String key() {
    return node;
  }
}
