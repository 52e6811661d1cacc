package dev.holdfast.contracts.escrow;

import dev.holdfast.money.Msat;
import java.time.Instant;
import java.util.UUID;

/** Every leg and the payout are final. */
public record EscrowFinished(
    UUID escrowId,
    UUID orderId,
    EscrowOutcome outcome,
    DecisionReason reason,
    int providerPercent,
    Msat capturedMsat,
    Msat feeMsat,
    Msat refundedMsat,
    Msat excessMsat,
    PayoutOutcome payout,
    Msat paidMsat,
    Msat creditedMsat,
    Instant at)
    implements EscrowEvent {}
