package dev.holdfast.offer.domain;

/** An offer with the version that counts now. */
public record CurrentOffer(Offer offer, OfferVersion version) {}
