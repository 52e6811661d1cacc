package dev.holdfast.offer.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.holdfast.money.Msat;
import dev.holdfast.offer.domain.Score;
import dev.holdfast.offer.domain.match.Weights;
import dev.holdfast.offer.domain.match.Wish;
import dev.holdfast.web.Problems;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What a buyer wants, in words and limits, and what counts for it. */
record MatchRequest(
    @JsonProperty("q") @Nullable @Size(max = 500) @Pattern(regexp = "[^\\x00]*") String words,
    @JsonProperty("capability") @Nullable @Pattern(regexp = "[a-z0-9][a-z0-9._-]{0,63}")
        String capability,
    @JsonProperty("max_price_msat") @Nullable Msat maxPrice,
    @JsonProperty("max_delivery_seconds") @Nullable @Min(1) Long maxDeliverySeconds,
    @JsonProperty("min_score") @Nullable @DecimalMin("0") @DecimalMax("1") BigDecimal minScore,
    @JsonProperty("weights") @Nullable @Valid WeightsRequest weights,
    @JsonProperty("limit") @Nullable @Min(1) @Max(50) Integer limit) {

  private static final int DEFAULT_LIMIT = 10;

  int atMost() {
    return limit == null ? DEFAULT_LIMIT : limit;
  }

  Wish wish() {
    String asked = words == null || words.isBlank() ? null : words;
    return new Wish(
        asked,
        capability,
        maxPrice,
        maxDeliverySeconds,
        minScore == null ? null : new Score(minScore.doubleValue()),
        counting(asked != null));
  }

  private Weights counting(boolean hasWords) {
    Weights given = weights == null ? Weights.DEFAULT : weights.weights();
    if (!(given.sum() > 0)) {
      throw Problems.validation("/weights", "one of them has to be more than 0");
    }
    if (!hasWords && !(given.withoutWords().sum() > 0)) {
      throw Problems.validation("/weights", "relevance alone says nothing without words in q");
    }
    return given;
  }
}
