package dev.holdfast.contracts.order;

import java.time.Instant;
import java.util.UUID;

/** A party cancelled; whatever is locked goes back to the buyer. */
public record OrderCancelled(UUID orderId, Party by, Instant at) implements OrderEvent {}
