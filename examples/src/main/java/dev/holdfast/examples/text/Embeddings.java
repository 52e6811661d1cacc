package dev.holdfast.examples.text;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;
import java.util.List;

/**
 * Sentence embeddings by all-MiniLM-L6-v2. There is one model in a JVM, loaded by its first use.
 */
public final class Embeddings {

  private static final class Model {
    // On the caller's thread: a pool of its own would outlive the agents.
    static final EmbeddingModel MINILM = new AllMiniLmL6V2QuantizedEmbeddingModel(Runnable::run);
  }

  private Embeddings() {}

  /** The vectors of texts, each of length 1, so that a dot product is a cosine. */
  static List<float[]> of(List<String> texts) {
    return Model.MINILM.embedAll(texts.stream().map(TextSegment::from).toList()).content().stream()
        .map(Embeddings::normalised)
        .toList();
  }

  private static float[] normalised(Embedding embedding) {
    embedding.normalize();
    return embedding.vector();
  }

  /** From -1 to 1; 1 for the same meaning. */
  static double similarity(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return Math.max(-1, Math.min(1, sum));
  }
}
