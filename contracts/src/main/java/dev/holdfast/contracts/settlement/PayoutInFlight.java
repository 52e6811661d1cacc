package dev.holdfast.contracts.settlement;

import java.util.UUID;

/** The payment of the provider was sent. */
public record PayoutInFlight(UUID payoutId, UUID escrowId, UUID orderId, String paymentHash)
    implements SettlementEvent {}
