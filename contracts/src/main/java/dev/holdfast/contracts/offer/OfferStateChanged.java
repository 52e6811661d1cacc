package dev.holdfast.contracts.offer;

import java.time.Instant;
import java.util.UUID;

/** An offer was paused, resumed or retired. */
public record OfferStateChanged(UUID offerId, String provider, OfferState state, Instant changedAt)
    implements OfferEvent {}
