package dev.holdfast.contracts.dispute;

import java.time.Instant;
import java.util.UUID;

/** The dispute window passed without an award: the terms decide. */
public record DisputeLapsed(UUID disputeId, UUID orderId, Instant at) implements DisputeEvent {}
