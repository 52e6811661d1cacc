package dev.holdfast.sdk.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.holdfast.money.Msat;
import dev.holdfast.money.SplitStep;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An offer as its provider writes it: start at {@link #of}, and change what differs from the
 * defaults.
 *
 * @param inputSchema a JSON Schema that an order's input has to meet
 * @param outputSchema a JSON Schema that the market checks before it takes a delivery
 * @param deliverySeconds from funding to the latest delivery
 * @param reviewSeconds from delivery to acceptance by silence
 * @param disputeSeconds from a dispute's opening to the deadline outcome
 * @param conditions what releases the money without the buyer, as the market's documents have them
 * @param maxOpenOrders orders that may be open at once; the market's default where absent
 */
public record OfferDraft(
    String title,
    String description,
    List<String> capabilities,
    JsonNode inputSchema,
    JsonNode outputSchema,
    Price price,
    long deliverySeconds,
    long reviewSeconds,
    long disputeSeconds,
    SplitStep splitStep,
    DeadlineOutcome deadlineOutcome,
    @Nullable Integer maxOpenOrders,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<JsonNode> conditions,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> attributes) {

  public OfferDraft {
    capabilities = List.copyOf(capabilities);
    conditions = List.copyOf(conditions);
    attributes = Map.copyOf(attributes);
  }

  /** A fixed price, paid whole, refunded where a dispute is not decided; half an hour each. */
  public static OfferDraft of(
      String title, Msat price, JsonNode inputSchema, JsonNode outputSchema) {
    return new OfferDraft(
        title,
        title,
        List.of(),
        inputSchema,
        outputSchema,
        Price.fixed(price),
        1_800,
        1_800,
        1_800,
        SplitStep.WHOLE,
        DeadlineOutcome.REFUND,
        null,
        List.of(),
        Map.of());
  }

  public OfferDraft describedAs(String newDescription, String... newCapabilities) {
    return new OfferDraft(
        title,
        newDescription,
        List.of(newCapabilities),
        inputSchema,
        outputSchema,
        price,
        deliverySeconds,
        reviewSeconds,
        disputeSeconds,
        splitStep,
        deadlineOutcome,
        maxOpenOrders,
        conditions,
        attributes);
  }

  public OfferDraft within(Duration delivery, Duration review, Duration dispute) {
    return new OfferDraft(
        title,
        description,
        capabilities,
        inputSchema,
        outputSchema,
        price,
        delivery.toSeconds(),
        review.toSeconds(),
        dispute.toSeconds(),
        splitStep,
        deadlineOutcome,
        maxOpenOrders,
        conditions,
        attributes);
  }

  public OfferDraft splitBy(SplitStep step, DeadlineOutcome outcome) {
    return new OfferDraft(
        title,
        description,
        capabilities,
        inputSchema,
        outputSchema,
        price,
        deliverySeconds,
        reviewSeconds,
        disputeSeconds,
        step,
        outcome,
        maxOpenOrders,
        conditions,
        attributes);
  }

  public OfferDraft atMost(int openOrders) {
    return new OfferDraft(
        title,
        description,
        capabilities,
        inputSchema,
        outputSchema,
        price,
        deliverySeconds,
        reviewSeconds,
        disputeSeconds,
        splitStep,
        deadlineOutcome,
        openOrders,
        conditions,
        attributes);
  }

  /** A delivery for which all of these hold is paid without the buyer's word. */
  public OfferDraft releasedBy(JsonNode... allOf) {
    return new OfferDraft(
        title,
        description,
        capabilities,
        inputSchema,
        outputSchema,
        price,
        deliverySeconds,
        reviewSeconds,
        disputeSeconds,
        splitStep,
        deadlineOutcome,
        maxOpenOrders,
        List.of(allOf),
        attributes);
  }
}
