package dev.holdfast.contracts.settlement;

import dev.holdfast.money.BlockHeight;
import dev.holdfast.money.Msat;
import java.util.UUID;

/** A leg is ACCEPTED and the sum of its HTLCs covers its amount. */
public record LegAccepted(
    UUID escrowId,
    UUID orderId,
    UUID legId,
    Msat amountPaidMsat,
    BlockHeight acceptedHeight,
    BlockHeight earliestExpiryHeight,
    int holdExpiryDelta,
    int htlcs)
    implements SettlementEvent {}
