package dev.holdfast.contracts.escrow;

import dev.holdfast.contracts.Event;
import dev.holdfast.contracts.Topics;
import java.util.UUID;

/** What escrow-service decided, keyed by order. */
public sealed interface EscrowEvent extends Event
    permits LegsPlanned,
        EscrowPayable,
        EscrowLocked,
        EscrowClosed,
        EscrowDecided,
        EscrowTakenIntoCustody,
        EscrowFinished {

  UUID orderId();

  @Override
  default String topic() {
    return Topics.ESCROWS;
  }

  @Override
  default String key() {
    return orderId().toString();
  }
}
