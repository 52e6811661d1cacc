package dev.holdfast.contracts.order;

import java.time.Instant;
import java.util.UUID;

/**
 * The buyer accepted, or its review window passed in silence: the provider is to be paid in full.
 */
public record OrderAccepted(UUID orderId, boolean bySilence, Instant at) implements OrderEvent {}
