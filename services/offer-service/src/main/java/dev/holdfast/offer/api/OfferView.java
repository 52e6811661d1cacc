package dev.holdfast.offer.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.holdfast.contracts.offer.OfferState;
import dev.holdfast.contracts.order.DeadlineOutcome;
import dev.holdfast.money.Msat;
import dev.holdfast.money.SplitStep;
import dev.holdfast.offer.app.Finding.Found;
import dev.holdfast.offer.domain.CurrentOffer;
import dev.holdfast.offer.domain.OfferContent;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An offer in its current version. */
record OfferView(
    @JsonProperty("offer_id") UUID offerId,
    @JsonProperty("version") int version,
    @JsonProperty("provider") String provider,
    @JsonProperty("state") OfferState state,
    @JsonProperty("title") String title,
    @JsonProperty("description") String description,
    @JsonProperty("capabilities") List<String> capabilities,
    @JsonProperty("input_schema") JsonNode inputSchema,
    @JsonProperty("output_schema") JsonNode outputSchema,
    @JsonProperty("price") Price price,
    @JsonProperty("delivery_seconds") long deliverySeconds,
    @JsonProperty("review_seconds") long reviewSeconds,
    @JsonProperty("dispute_seconds") long disputeSeconds,
    @JsonProperty("split_step") SplitStep splitStep,
    @JsonProperty("effective_split_step") SplitStep effectiveSplitStep,
    @JsonProperty("deadline_outcome") DeadlineOutcome deadlineOutcome,
    @JsonProperty("conditions") JsonNode conditions,
    @JsonProperty("max_open_orders") int maxOpenOrders,
    @JsonProperty("attributes") JsonNode attributes,
    @JsonProperty("created_at") Instant createdAt,
    @JsonProperty("changed_at") Instant changedAt) {

  record Price(@JsonProperty("model") String model, @JsonProperty("amount_msat") Msat amount) {}

  static OfferView of(Found found) {
    CurrentOffer offer = found.offer();
    OfferContent content = offer.content();
    return new OfferView(
        offer.offerId(),
        offer.version(),
        offer.provider(),
        offer.state(),
        content.title(),
        content.description(),
        content.capabilities(),
        json(content.inputSchema()),
        json(content.outputSchema()),
        new Price("fixed", content.price()),
        content.deliverySeconds(),
        content.reviewSeconds(),
        content.disputeSeconds(),
        content.splitStep(),
        found.effectiveStep(),
        content.deadlineOutcome(),
        json(content.conditions()),
        content.maxOpenOrders(),
        json(content.attributes()),
        offer.createdAt(),
        offer.changedAt());
  }

  private static JsonNode json(String text) {
    return JsonMapper.shared().readTree(text);
  }
}
