package dev.holdfast.offer.domain.match;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What listed offers mean, by a model of language, where the service is given one. */
public interface Meanings {

  Candidates.Relevance relevance();

  /** What a question means, to be compared with offers. */
  Sense of(String words);

  /** Listed offers whose current version is not understood yet. */
  List<UUID> missing(int atMost);

  /** Understands the current version of a listed offer; of another one does nothing. */
  void learn(UUID offerId);

  /** Brings in step what is kept in this process: others may have learned and forgotten. */
  void refresh();

  /** A question that is understood. */
  interface Sense {

    /** The listed offers that mean most nearly the same, and nothing that is far off. */
    Collection<UUID> nearest(int atMost);

    /** The cosine for each of these offers that is understood. */
    Map<UUID, Double> likeness(Collection<UUID> offers);
  }
}
