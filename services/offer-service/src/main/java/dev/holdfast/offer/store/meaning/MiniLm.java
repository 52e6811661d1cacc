package dev.holdfast.offer.store.meaning;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;

/** all-MiniLM-L6-v2, in this process; nothing that anybody offers or asks leaves it. */
public final class MiniLm implements TextModel {

  // On the caller's thread: a pool of its own would outlive the service.
  private final EmbeddingModel model = new AllMiniLmL6V2QuantizedEmbeddingModel(Runnable::run);

  @Override
  public int dimensions() {
    return 384;
  }

  @Override
  public float[] vectorOf(String text) {
    Embedding embedding = model.embed(text).content();
    embedding.normalize();
    return embedding.vector();
  }
}
