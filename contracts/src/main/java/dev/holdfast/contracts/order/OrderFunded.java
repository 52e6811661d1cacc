package dev.holdfast.contracts.order;

import java.time.Instant;
import java.util.UUID;

/** Every leg is held: the provider may start. */
public record OrderFunded(
    UUID orderId, String buyer, String provider, Instant fundedAt, Instant deliverBy)
    implements OrderEvent {}
