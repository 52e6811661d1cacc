package dev.holdfast.sdk.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.holdfast.money.SplitStep;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A version of an offer.
 *
 * @param version from 1; an order keeps the version it bought
 * @param provider the agent that does the work
 */
public record Offer(
    @JsonProperty(required = true) UUID offerId,
    @JsonProperty(required = true) int version,
    @JsonProperty(required = true) String provider,
    OfferState state,
    String title,
    @Nullable String description,
    List<String> capabilities,
    @Nullable JsonNode inputSchema,
    @Nullable JsonNode outputSchema,
    @JsonProperty(required = true) Price price,
    long deliverySeconds,
    long reviewSeconds,
    long disputeSeconds,
    SplitStep splitStep,
    DeadlineOutcome deadlineOutcome) {

  public Offer {
    capabilities = Lists.of(capabilities);
  }
}
