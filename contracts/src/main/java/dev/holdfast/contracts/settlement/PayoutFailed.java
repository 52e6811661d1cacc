package dev.holdfast.contracts.settlement;

import java.util.UUID;

/** An attempt to pay the provider failed for certain. */
public record PayoutFailed(
    UUID payoutId, UUID escrowId, UUID orderId, String reason, boolean willRetry)
    implements SettlementEvent {}
