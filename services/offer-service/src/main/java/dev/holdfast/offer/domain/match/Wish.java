package dev.holdfast.offer.domain.match;

import dev.holdfast.money.Msat;
import dev.holdfast.offer.domain.Score;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What somebody wants: limits that an offer has to keep, and what counts among those that do. */
public record Wish(
    @Nullable String words,
    @Nullable String capability,
    @Nullable Msat maxPrice,
    @Nullable Long maxDeliverySeconds,
    @Nullable Score minScore,
    Weights weights) {

  public Wish {
    if (words == null) {
      weights = weights.withoutWords();
    }
    if (!(weights.sum() > 0)) {
      throw new IllegalArgumentException("some weight has to count");
    }
  }

  /**
   * The question as text, the same for the same question. How many answers are wanted is no part of
   * it: the first three of ten are the three.
   */
  public String canonical() {
    return String.join(
        "\n",
        "q="
            + (words == null ? "" : words.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT)),
        "capability=" + (capability == null ? "" : capability),
        "max_price_msat=" + (maxPrice == null ? "" : maxPrice.value()),
        "max_delivery_seconds=" + (maxDeliverySeconds == null ? "" : maxDeliverySeconds),
        "min_score=" + (minScore == null ? "" : minScore.value()),
        "weights=" + weights.canonical());
  }
}
