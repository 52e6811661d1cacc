package dev.holdfast.sdk.model;

import dev.holdfast.money.Msat;
import org.jspecify.annotations.Nullable;

/**
 * One hold invoice of an order.
 *
 * @param paymentRequest BOLT11; shown to the buyer alone
 */
public record Leg(Msat amountMsat, LegState state, @Nullable String paymentRequest) {}
