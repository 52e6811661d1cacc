package dev.holdfast.contracts.order;

import java.time.Instant;
import java.util.UUID;

/**
 * One side offered a split and the other accepted it.
 *
 * @param providerPercent of the price, a multiple of the effective step
 */
public record OrderSplitAgreed(UUID orderId, int providerPercent, Instant at)
    implements OrderEvent {}
