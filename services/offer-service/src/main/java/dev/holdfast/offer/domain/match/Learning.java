package dev.holdfast.offer.domain.match;

import java.util.UUID;

/** Told of offers whose text is new; a hint, as whoever is told also looks for itself. */
public interface Learning {

  void listed(UUID offerId);
}
