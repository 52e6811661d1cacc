package dev.holdfast.offer.store.meaning;

import dev.holdfast.offer.domain.match.Candidates.Relevance;
import dev.holdfast.offer.domain.match.Meanings;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Of a service without a model: words are all there is. */
public final class NoMeanings implements Meanings {

  @Override
  public Relevance relevance() {
    return Relevance.FULL_TEXT;
  }

  @Override
  public Sense of(String words) {
    return new Sense() {
      @Override
      public Collection<UUID> nearest(int atMost) {
        return List.of();
      }

      @Override
      public Map<UUID, Double> likeness(Collection<UUID> offers) {
        return Map.of();
      }
    };
  }

  @Override
  public List<UUID> missing(int atMost) {
    return List.of();
  }

  @Override
  public void learn(UUID offerId) {
    // There is nothing to learn it with.
  }

  @Override
  public void refresh() {
    // Nothing is kept.
  }
}
