package dev.holdfast.settlement.domain.node;

import dev.holdfast.money.Msat;

/**
 * A hold invoice to be made.
 *
 * @param expirySeconds after which nobody can pay it any more; does not end one that is held
 */
public record NewHold(
    PaymentHash hash, Msat amount, int finalCltvBlocks, long expirySeconds, String memo) {}
