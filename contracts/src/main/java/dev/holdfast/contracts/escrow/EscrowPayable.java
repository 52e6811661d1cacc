package dev.holdfast.contracts.escrow;

import java.util.List;
import java.util.UUID;

/** Every leg is open: the buyer can pay. */
public record EscrowPayable(UUID escrowId, UUID orderId, List<PayableLeg> legs)
    implements EscrowEvent {
  public EscrowPayable {
    legs = List.copyOf(legs);
  }
}
