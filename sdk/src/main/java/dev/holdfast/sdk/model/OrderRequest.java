package dev.holdfast.sdk.model;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An order to be placed.
 *
 * @param offerVersion the version that was looked at; the newest where absent
 * @param input has to meet the offer's input schema
 */
public record OrderRequest(UUID offerId, @Nullable Integer offerVersion, JsonNode input) {

  public static OrderRequest of(Offer offer, JsonNode input) {
    return new OrderRequest(offer.offerId(), offer.version(), input);
  }
}
