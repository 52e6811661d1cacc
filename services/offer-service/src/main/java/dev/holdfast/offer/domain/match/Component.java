package dev.holdfast.offer.domain.match;

/** What an offer is judged by; each is a value from 0 to 1, and more is better. */
public enum Component {
  RELEVANCE,
  PRICE,
  DELIVERY,
  REPUTATION,
  CAPACITY
}
