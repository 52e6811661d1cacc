package dev.holdfast.contracts.escrow;

import dev.holdfast.money.BlockHeight;
import java.time.Instant;
import java.util.UUID;

/**
 * Every leg is ACCEPTED for its amount. At the guard height the escrow is executed, decided or not.
 */
public record EscrowLocked(
    UUID escrowId,
    UUID orderId,
    BlockHeight guardHeight,
    BlockHeight earliestExpiryHeight,
    Instant lockedAt)
    implements EscrowEvent {}
