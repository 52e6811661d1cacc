package dev.holdfast.offer.store.meaning;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Vectors of one length side by side in one array; a search reads them all. Not for two threads.
 */
final class Matrix {

  private final int dimensions;
  private final Map<UUID, Integer> rows = new HashMap<>();
  private UUID[] ids = new UUID[16];
  private float[] numbers;

  Matrix(int dimensions) {
    this.dimensions = dimensions;
    this.numbers = new float[16 * dimensions];
  }

  int size() {
    return rows.size();
  }

  boolean has(UUID id) {
    return rows.containsKey(id);
  }

  void put(UUID id, float[] vector) {
    if (vector.length != dimensions) {
      throw new IllegalArgumentException("a vector has " + dimensions + " numbers");
    }
    Integer known = rows.get(id);
    int row = known == null ? rows.size() : known;
    if (row == ids.length) {
      ids = Arrays.copyOf(ids, 2 * row);
      numbers = Arrays.copyOf(numbers, 2 * row * dimensions);
    }
    rows.put(id, row);
    ids[row] = id;
    System.arraycopy(vector, 0, numbers, row * dimensions, dimensions);
  }

  /** The last row takes the place that becomes free. */
  void remove(UUID id) {
    Integer row = rows.remove(id);
    if (row == null) {
      return;
    }
    int last = rows.size();
    if (row != last) {
      ids[row] = ids[last];
      rows.put(ids[row], row);
      System.arraycopy(numbers, last * dimensions, numbers, row * dimensions, dimensions);
    }
  }

  /** The rows with the greatest products, the greatest first; equals by id. */
  Map<UUID, Double> nearest(float[] question, int atMost) {
    Comparator<Near> worstFirst =
        Comparator.comparingDouble(Near::product)
            .thenComparing(Near::id, Comparator.reverseOrder());
    PriorityQueue<Near> best = new PriorityQueue<>(worstFirst);
    for (int row = 0; row < rows.size(); row++) {
      best.add(new Near(ids[row], product(row, question)));
      if (best.size() > atMost) {
        best.remove();
      }
    }
    Map<UUID, Double> nearest = new LinkedHashMap<>();
    best.stream().sorted(worstFirst.reversed()).forEach(near -> nearest.put(near.id, near.product));
    return nearest;
  }

  @Nullable Double product(UUID id, float[] question) {
    Integer row = rows.get(id);
    return row == null ? null : product(row.intValue(), question);
  }

  private double product(int row, float[] question) {
    double sum = 0;
    int from = row * dimensions;
    for (int i = 0; i < dimensions; i++) {
      sum += (double) numbers[from + i] * question[i];
    }
    return sum;
  }

  private record Near(UUID id, double product) {}
}
