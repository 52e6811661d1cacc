package dev.holdfast.contracts.settlement;

import dev.holdfast.money.Msat;
import java.util.UUID;

/**
 * The provider was paid the amount of its invoice. What is left of the due amount after the routing
 * fee is its credit; a fee beyond it is the market's cost.
 *
 * @param payeeNode the public key of the node that was paid, hex, 33 bytes
 */
public record PayoutSucceeded(
    UUID payoutId,
    UUID escrowId,
    UUID orderId,
    String paymentHash,
    Msat dueMsat,
    Msat amountMsat,
    Msat routingFeeMsat,
    String payeeNode)
    implements SettlementEvent {}
