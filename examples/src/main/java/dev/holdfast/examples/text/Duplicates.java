package dev.holdfast.examples.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Passages that say nearly the same.
 *
 * @param pairs in the order of the input
 */
public record Duplicates(List<Pair> pairs) {

  /**
   * Two passages.
   *
   * @param first place in the input, from 0
   * @param second a later place
   * @param similarity cosine of their meanings, -1 to 1
   */
  public record Pair(int first, int second, double similarity) {}

  public Duplicates {
    pairs = List.copyOf(pairs);
  }

  /** All pairs that are at least so similar. */
  public static Duplicates in(List<String> passages, double threshold) {
    List<float[]> vectors = Embeddings.of(passages);
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < vectors.size(); i++) {
      for (int j = i + 1; j < vectors.size(); j++) {
        double similarity = Embeddings.similarity(vectors.get(i), vectors.get(j));
        if (similarity >= threshold) {
          pairs.add(new Pair(i, j, similarity));
        }
      }
    }
    return new Duplicates(pairs);
  }
}
