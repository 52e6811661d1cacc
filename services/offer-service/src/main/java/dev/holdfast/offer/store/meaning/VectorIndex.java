package dev.holdfast.offer.store.meaning;

import dev.holdfast.offer.domain.match.Candidates.Relevance;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** Finds the vectors of listed offers that are nearest to another one, by cosine. */
interface VectorIndex {

  Relevance relevance();

  /** After the vector was stored. */
  void put(UUID offerId, int version, float[] vector);

  void refresh();

  /** The nearest and their cosines. */
  Map<UUID, Double> nearest(float[] question, int atMost);

  /** The cosines of these, as far as they are known. */
  Map<UUID, Double> likeness(float[] question, Collection<UUID> offers);
}
