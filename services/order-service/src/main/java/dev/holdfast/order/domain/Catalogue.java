package dev.holdfast.order.domain;

import dev.holdfast.contracts.offer.OfferState;
import java.util.Optional;
import java.util.UUID;

/** The offers as this service heard of them: an order needs no other service to be placed. */
public interface Catalogue {

  void add(OfferVersion offer);

  void setState(UUID offerId, OfferState state);

  /** A version, or the current one where none is named. */
  Optional<OfferVersion> find(UUID offerId, @org.jspecify.annotations.Nullable Integer version);
}
