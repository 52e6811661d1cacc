package dev.holdfast.offer.domain;

/** What a provider does with an offer, besides editing it. */
public enum OfferCause {
  PAUSE,
  RESUME,
  RETIRE
}
