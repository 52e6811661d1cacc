package dev.holdfast.contracts.offer;

import dev.holdfast.contracts.Event;
import dev.holdfast.contracts.Topics;
import java.util.UUID;

/** What offer-service tells, keyed by offer. */
public sealed interface OfferEvent extends Event permits OfferPublished, OfferStateChanged {

  UUID offerId();

  @Override
  default String topic() {
    return Topics.OFFERS;
  }

  @Override
  default String key() {
    return offerId().toString();
  }
}
