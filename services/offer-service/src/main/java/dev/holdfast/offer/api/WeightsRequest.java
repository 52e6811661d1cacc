package dev.holdfast.offer.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.holdfast.offer.domain.match.Weights;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What counts for a caller; what is left out counts nothing. */
record WeightsRequest(
    @JsonProperty("relevance") @Nullable @DecimalMin("0") @DecimalMax("1000") BigDecimal relevance,
    @JsonProperty("price") @Nullable @DecimalMin("0") @DecimalMax("1000") BigDecimal price,
    @JsonProperty("delivery") @Nullable @DecimalMin("0") @DecimalMax("1000") BigDecimal delivery,
    @JsonProperty("reputation") @Nullable @DecimalMin("0") @DecimalMax("1000")
        BigDecimal reputation,
    @JsonProperty("capacity") @Nullable @DecimalMin("0") @DecimalMax("1000") BigDecimal capacity) {

  Weights weights() {
    return new Weights(of(relevance), of(price), of(delivery), of(reputation), of(capacity));
  }

  private static double of(@Nullable BigDecimal weight) {
    return weight == null ? 0 : weight.doubleValue();
  }
}
