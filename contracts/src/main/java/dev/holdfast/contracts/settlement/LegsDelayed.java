package dev.holdfast.contracts.settlement;

import java.time.Instant;
import java.util.UUID;

/** No node can open the legs now; they are opened when one can, unless the order expires before. */
public record LegsDelayed(UUID escrowId, UUID orderId, String reason, Instant at)
    implements SettlementEvent {}
