package dev.holdfast.sdk.model;

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
    UUID offerId,
    int version,
    String provider,
    OfferState state,
    String title,
    @Nullable String description,
    List<String> capabilities,
    @Nullable JsonNode inputSchema,
    @Nullable JsonNode outputSchema,
    Price price,
    long deliverySeconds,
    long reviewSeconds,
    long disputeSeconds,
    SplitStep splitStep,
    DeadlineOutcome deadlineOutcome) {

  public Offer {
    capabilities = Lists.of(capabilities);
  }
}
