package dev.holdfast.contracts.dispute;

import java.time.Instant;
import java.util.UUID;

/** A case exists and waits for an arbiter. */
public record DisputeOpened(UUID disputeId, UUID orderId, Instant decideBy)
    implements DisputeEvent {}
