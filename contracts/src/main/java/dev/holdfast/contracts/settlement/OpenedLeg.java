package dev.holdfast.contracts.settlement;

import java.time.Instant;
import java.util.UUID;

/** A hold invoice that exists on the node. */
public record OpenedLeg(UUID legId, String paymentHash, String paymentRequest, Instant expiresAt) {}
