package dev.holdfast.offer.store.meaning;

import dev.holdfast.offer.domain.match.Candidates.Relevance;
import dev.holdfast.offer.domain.match.Meanings;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/** Meanings by a model, searched by PostgreSQL where it can and in memory where it cannot. */
public final class ModelMeanings implements Meanings {

  private static final Logger log = LoggerFactory.getLogger(ModelMeanings.class);

  /** Below this cosine two texts have little to do with each other. */
  private static final double LEAST_LIKENESS = 0.3;

  private final TextModel model;
  private final StoredVectors stored;
  private final VectorIndex index;

  private ModelMeanings(TextModel model, StoredVectors stored, VectorIndex index) {
    this.model = model;
    this.stored = stored;
    this.index = index;
  }

  /** With the model all-MiniLM-L6-v2; says in the log how its vectors are searched. */
  public static Meanings with(MiniLm model, JdbcTemplate jdbc, int mostInMemory) {
    StoredVectors stored = new StoredVectors(jdbc);
    VectorIndex index = index(jdbc, stored, model.dimensions(), mostInMemory);
    log.info("relevance is found by {}", index.relevance().text());
    return new ModelMeanings(model, stored, index);
  }

  private static VectorIndex index(
      JdbcTemplate jdbc, StoredVectors stored, int dimensions, int mostInMemory) {
    if (PgVectorIndex.isOffered(jdbc)) {
      try {
        return PgVectorIndex.prepared(jdbc, dimensions);
      } catch (DataAccessException e) {
        log.warn(
            "the server has pgvector, but it cannot be used, so vectors are kept in memory: {}",
            e.getMostSpecificCause().getMessage());
      }
    }
    return new MemoryIndex(stored, dimensions, mostInMemory);
  }

  @Override
  public Relevance relevance() {
    return index.relevance();
  }

  @Override
  public Sense of(String words) {
    float[] question = model.vectorOf(words);
    return new Sense() {
      @Override
      public Collection<UUID> nearest(int atMost) {
        return index.nearest(question, atMost).entrySet().stream()
            .filter(near -> near.getValue() >= LEAST_LIKENESS)
            .map(Map.Entry::getKey)
            .toList();
      }

      @Override
      public Map<UUID, Double> likeness(Collection<UUID> offers) {
        return index.likeness(question, offers);
      }
    };
  }

  @Override
  public List<UUID> missing(int atMost) {
    return stored.missing(atMost);
  }

  @Override
  public void learn(UUID offerId) {
    stored
        .textOf(offerId)
        .ifPresent(text -> {
          float[] vector = model.vectorOf(text.text());
          if (stored.keep(offerId, new StoredVectors.Vector(text.version(), vector))) {
            index.put(offerId, text.version(), vector);
          }
        });
  }

  @Override
  public void refresh() {
    index.refresh();
  }
}
