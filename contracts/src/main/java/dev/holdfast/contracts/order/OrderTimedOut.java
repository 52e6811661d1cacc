package dev.holdfast.contracts.order;

import java.time.Instant;
import java.util.UUID;

/** The delivery window passed and nothing was delivered: the buyer gets its money back. */
public record OrderTimedOut(UUID orderId, Instant at) implements OrderEvent {}
