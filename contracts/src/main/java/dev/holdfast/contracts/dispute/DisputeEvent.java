package dev.holdfast.contracts.dispute;

import dev.holdfast.contracts.Event;
import dev.holdfast.contracts.Topics;
import java.util.UUID;

/** What became of a dispute, keyed by order. */
public sealed interface DisputeEvent extends Event
    permits DisputeOpened, DisputeAwarded, DisputeLapsed {

  UUID orderId();

  @Override
  default String topic() {
    return Topics.DISPUTES;
  }

  @Override
  default String key() {
    return orderId().toString();
  }
}
