package dev.holdfast.contracts.settlement;

import dev.holdfast.money.Msat;
import java.util.UUID;

/** The payout ended without a payment: the due amount goes to the provider's balance. */
public record PayoutCredited(
    UUID payoutId, UUID escrowId, UUID orderId, Msat dueMsat, String reason)
    implements SettlementEvent {}
