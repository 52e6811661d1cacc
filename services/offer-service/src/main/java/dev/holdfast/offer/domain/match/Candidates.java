package dev.holdfast.offer.domain.match;

import java.util.List;

/** Finds what is worth ranking. */
public interface Candidates {

  /**
   * A bounded number of offers that keep all limits of the wish, have a free place and are not the
   * buyer's own.
   */
  Pool of(Wish wish, String buyer);

  /** How relevance was found. */
  enum Relevance {
    FULL_TEXT("full-text"),
    IN_PGVECTOR("full-text+embeddings (pgvector)"),
    IN_MEMORY("full-text+embeddings (in memory)");

    private final String text;

    Relevance(String text) {
      this.text = text;
    }

    /** In the words of the answer. */
    public String text() {
      return text;
    }
  }

  record Pool(List<Candidate> candidates, Relevance relevance) {
    public Pool {
      candidates = List.copyOf(candidates);
    }
  }
}
