package dev.holdfast.examples.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Passages in the order in which they answer a question.
 *
 * @param ranking each passage once, the best first
 */
public record Ranking(List<Ranked> ranking) {

  /**
   * One passage.
   *
   * @param index its place in the input, from 0
   * @param score cosine of its meaning and the question's, -1 to 1
   */
  public record Ranked(int index, double score) {}

  public Ranking {
    ranking = List.copyOf(ranking);
  }

  public static Ranking of(String question, List<String> passages) {
    List<String> texts = new ArrayList<>(passages);
    texts.add(question);
    List<float[]> vectors = Embeddings.of(texts);
    float[] asked = vectors.getLast();
    List<Ranked> ranked = new ArrayList<>();
    for (int i = 0; i < passages.size(); i++) {
      ranked.add(new Ranked(i, Embeddings.similarity(asked, vectors.get(i))));
    }
    ranked.sort(Comparator.comparingDouble(Ranked::score).reversed());
    return new Ranking(ranked);
  }
}
