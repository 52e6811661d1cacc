package dev.holdfast.contracts.escrow;

import dev.holdfast.money.Msat;
import java.time.Instant;
import java.util.UUID;

/**
 * Every leg and the payout are final.
 *
 * @param custody the market held the money itself in between: what was not captured for the
 *     provider is on the buyer's balance, not back in its wallet
 */
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
    boolean custody,
    Instant at)
    implements EscrowEvent {}
