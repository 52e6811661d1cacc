package dev.holdfast.settlement.domain.node;

import dev.holdfast.money.Msat;
import org.jspecify.annotations.Nullable;

/**
 * A payment to be sent, once, by one sender.
 *
 * @param amount only for an invoice without one
 * @param feeLimit zero allows free routes alone
 * @param cltvLimit blocks from now to the last expiry of a route
 * @param timeoutSeconds for which the node makes new attempts; HTLCs on their way live on
 */
public record NewPayment(
    PaymentHash hash,
    String paymentRequest,
    @Nullable Msat amount,
    Msat feeLimit,
    int cltvLimit,
    int timeoutSeconds,
    int maxParts) {}
