package dev.holdfast.contracts.order;

import java.time.Instant;
import java.util.UUID;

/** A buyer ordered; the escrow is to be opened. */
public record OrderPlaced(
    UUID orderId,
    String buyer,
    String provider,
    UUID offerId,
    int offerVersion,
    Terms terms,
    Instant placedAt,
    Instant payBy)
    implements OrderEvent {}
