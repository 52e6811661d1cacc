package dev.holdfast.contracts.escrow;

import dev.holdfast.money.Msat;
import java.util.UUID;

/**
 * A leg that the buyer can pay. Shown to the buyer alone: with the payment secret a stranger could
 * jam it.
 */
public record PayableLeg(
    UUID legId, int position, Msat amountMsat, String paymentHash, String paymentRequest) {}
