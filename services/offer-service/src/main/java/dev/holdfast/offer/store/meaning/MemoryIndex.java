package dev.holdfast.offer.store.meaning;

import dev.holdfast.offer.domain.match.Candidates.Relevance;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All vectors in memory, up to a limit, and every one is compared: exact, and fast enough. */
final class MemoryIndex implements VectorIndex {

  private static final Logger log = LoggerFactory.getLogger(MemoryIndex.class);
  private static final int BATCH = 1_000;

  private final StoredVectors stored;
  private final int most;
  private final Matrix matrix;
  private final Map<UUID, Integer> versions = new HashMap<>();
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private boolean warned;

  MemoryIndex(StoredVectors stored, int dimensions, int most) {
    this.stored = stored;
    this.matrix = new Matrix(dimensions);
    this.most = most;
  }

  @Override
  public Relevance relevance() {
    return Relevance.IN_MEMORY;
  }

  @Override
  public void put(UUID offerId, int version, float[] vector) {
    lock.writeLock().lock();
    try {
      if (matrix.size() < most || matrix.has(offerId)) {
        matrix.put(offerId, vector);
        versions.put(offerId, version);
      } else if (!warned) {
        warned = true;
        log.warn("more than {} offers: of the older ones only the words are searched", most);
      }
    } finally {
      lock.writeLock().unlock();
    }
  }

  @Override
  public void refresh() {
    Map<UUID, Integer> now = stored.versions(most);
    Map<UUID, Integer> known = locked(() -> Map.copyOf(versions));
    known.keySet().stream().filter(id -> !now.containsKey(id)).forEach(this::remove);
    List<UUID> changed =
        now.keySet().stream().filter(id -> !Objects.equals(now.get(id), known.get(id))).toList();
    for (int from = 0; from < changed.size(); from += BATCH) {
      stored.read(
          changed.subList(from, Math.min(from + BATCH, changed.size())),
          (id, vector) -> put(id, vector.version(), vector.numbers()));
    }
  }

  @Override
  public Map<UUID, Double> nearest(float[] question, int atMost) {
    return locked(() -> matrix.nearest(question, atMost));
  }

  @Override
  public Map<UUID, Double> likeness(float[] question, Collection<UUID> offers) {
    return locked(() -> {
      Map<UUID, Double> cosines = new HashMap<>();
      for (UUID offer : offers) {
        Double cosine = matrix.product(offer, question);
        if (cosine != null) {
          cosines.put(offer, cosine);
        }
      }
      return cosines;
    });
  }

  private void remove(UUID offerId) {
    lock.writeLock().lock();
    try {
      matrix.remove(offerId);
      versions.remove(offerId);
    } finally {
      lock.writeLock().unlock();
    }
  }

  private <T> T locked(Supplier<T> read) {
    lock.readLock().lock();
    try {
      return read.get();
    } finally {
      lock.readLock().unlock();
    }
  }
}
