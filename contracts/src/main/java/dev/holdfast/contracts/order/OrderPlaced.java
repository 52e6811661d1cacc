package dev.holdfast.contracts.order;

import java.time.Instant;
import java.util.UUID;

/**
 * A buyer ordered; the escrow is to be opened.
 *
 * @param buyerHasHistory whether an earlier order of the buyer ended with the provider paid
 */
public record OrderPlaced(
    UUID orderId,
    String buyer,
    String provider,
    UUID offerId,
    int offerVersion,
    Terms terms,
    Instant placedAt,
    Instant payBy,
    boolean buyerHasHistory)
    implements OrderEvent {}
