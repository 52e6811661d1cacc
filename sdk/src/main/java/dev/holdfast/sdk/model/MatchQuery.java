package dev.holdfast.sdk.model;

import dev.holdfast.money.Msat;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a buyer wants, in words and limits, and what counts for it.
 *
 * @param minScore the least reputation, from 0 to 1
 * @param weights of relevance, price, delivery, reputation and capacity; the market's own where
 *     absent
 */
public record MatchQuery(
    @Nullable String q,
    @Nullable String capability,
    @Nullable Msat maxPriceMsat,
    @Nullable Long maxDeliverySeconds,
    @Nullable BigDecimal minScore,
    @Nullable Map<String, Double> weights,
    @Nullable Integer limit) {

  public static MatchQuery text(String q) {
    return new MatchQuery(q, null, null, null, null, null, null);
  }

  public static MatchQuery capability(String capability) {
    return new MatchQuery(null, capability, null, null, null, null, null);
  }
}
