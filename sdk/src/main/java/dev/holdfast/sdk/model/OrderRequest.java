package dev.holdfast.sdk.model;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An order to be placed: for an offer, by a quote, or for whatever offer matches best.
 *
 * @param offerVersion the version that was looked at; the newest where absent
 * @param input has to meet the offer's input schema
 */
public record OrderRequest(
    @Nullable UUID offerId,
    @Nullable Integer offerVersion,
    @Nullable UUID quoteId,
    @Nullable MatchQuery match,
    JsonNode input) {

  public static OrderRequest of(Offer offer, JsonNode input) {
    return new OrderRequest(offer.offerId(), offer.version(), null, null, input);
  }

  /** By the terms of a quote, whatever became of its offer since. */
  public static OrderRequest of(Quote quote, JsonNode input) {
    return new OrderRequest(null, null, quote.quoteId(), null, input);
  }

  /** For the offer that matches best at this moment. */
  public static OrderRequest of(MatchQuery match, JsonNode input) {
    return new OrderRequest(null, null, null, match, input);
  }
}
