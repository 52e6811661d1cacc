package dev.holdfast.offer;

/** A class of another service. */
public record OfferThere(String id) {}
