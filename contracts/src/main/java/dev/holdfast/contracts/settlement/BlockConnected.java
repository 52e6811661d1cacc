package dev.holdfast.contracts.settlement;

import dev.holdfast.contracts.Event;
import dev.holdfast.contracts.Topics;
import dev.holdfast.money.BlockHeight;
import java.time.Instant;

/** A market node, or the block source beside them, saw a block. */
public record BlockConnected(String node, BlockHeight height, Instant at) implements Event {

  @Override
  public String topic() {
    return Topics.NODES;
  }

  @Override
  public String key() {
    return node;
  }
}
