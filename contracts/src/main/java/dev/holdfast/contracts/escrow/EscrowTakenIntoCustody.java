package dev.holdfast.contracts.escrow;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Nobody decided in time and the terms say custody: the legs are settled at once, because LND would
 * give them back, and the market owes the money until an award or an agreement says to whom.
 */
public record EscrowTakenIntoCustody(UUID escrowId, UUID orderId, List<UUID> settleLegs, Instant at)
    implements EscrowEvent {
  public EscrowTakenIntoCustody {
    settleLegs = List.copyOf(settleLegs);
  }
}
