package dev.holdfast.offer.domain;

import dev.holdfast.contracts.offer.OfferState;
import java.time.Instant;
import java.util.UUID;

/**
 * An offer with the version that counts now, to be read.
 *
 * @param version its number
 * @param content of that version
 */
public record CurrentOffer(
    UUID offerId,
    String provider,
    OfferState state,
    int version,
    OfferContent content,
    Instant createdAt,
    Instant changedAt) {}
