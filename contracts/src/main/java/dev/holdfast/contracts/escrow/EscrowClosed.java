package dev.holdfast.contracts.escrow;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The escrow ended before it was locked; its legs are to be cancelled, nothing was captured. */
public record EscrowClosed(UUID escrowId, UUID orderId, List<UUID> cancelLegs, Instant at)
    implements EscrowEvent {
  public EscrowClosed {
    cancelLegs = List.copyOf(cancelLegs);
  }
}
