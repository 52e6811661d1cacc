package dev.holdfast.contracts.dispute;

import java.time.Instant;
import java.util.UUID;

/**
 * An arbiter divided the money: so many percent of the price to the provider, a multiple of the
 * effective step.
 */
public record DisputeAwarded(
    UUID disputeId, UUID orderId, int providerPercent, String arbiter, String reason, Instant at)
    implements DisputeEvent {}
