package dev.holdfast.contracts.order;

import java.time.Instant;
import java.util.UUID;

/** The funding window passed and the order was not funded. */
public record OrderExpired(UUID orderId, Instant at) implements OrderEvent {}
