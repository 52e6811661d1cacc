package dev.holdfast.offer.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.holdfast.conditions.ConditionRefusedException;
import dev.holdfast.conditions.Conditions;
import dev.holdfast.contracts.order.DeadlineOutcome;
import dev.holdfast.money.Msat;
import dev.holdfast.money.SplitStep;
import dev.holdfast.offer.domain.OfferContent;
import dev.holdfast.schema.SchemaChecker;
import dev.holdfast.schema.SchemaRefusedException;
import dev.holdfast.web.FieldError;
import dev.holdfast.web.ProblemCode;
import dev.holdfast.web.ProblemException;
import dev.holdfast.web.Problems;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a provider says of its offer. */
record OfferRequest(
    @JsonProperty("title") @NotBlank @Size(max = 200) String title,
    @JsonProperty("description") @NotNull @Size(max = 10_000) String description,
    @JsonProperty("capabilities") @Nullable @Size(max = 20)
        List<@NotNull @Pattern(regexp = "[a-z0-9][a-z0-9._-]{0,63}") String> capabilities,
    @JsonProperty("input_schema") @NotNull JsonNode inputSchema,
    @JsonProperty("output_schema") @NotNull JsonNode outputSchema,
    @JsonProperty("price") @NotNull @Valid Price price,
    @JsonProperty("delivery_seconds") @Min(1) @Max(MOST_SECONDS) long deliverySeconds,
    @JsonProperty("review_seconds") @Min(1) @Max(MOST_SECONDS) long reviewSeconds,
    @JsonProperty("dispute_seconds") @Min(1) @Max(MOST_SECONDS) long disputeSeconds,
    @JsonProperty("split_step") @Nullable SplitStep splitStep,
    @JsonProperty("deadline_outcome") @Nullable String deadlineOutcome,
    @JsonProperty("conditions") @Nullable List<JsonNode> conditionList,
    @JsonProperty("max_open_orders") @Nullable @Min(1) @Max(10_000) Integer maxOpenOrders,
    @JsonProperty("attributes") @Nullable @Size(max = 20)
        Map<@Size(max = 64) String, @NotNull @Size(max = 500) String> attributes) {

  private static final long MOST_SECONDS = 366L * 24 * 3_600;
  private static final Msat LEAST_PRICE = Msat.ofSat(10);
  private static final List<String> MODELS = List.of("fixed");
  private static final int DEFAULT_OPEN_ORDERS = 100;

  record Price(
      @JsonProperty("model") @NotBlank String model,
      @JsonProperty("amount_msat") @NotNull Msat amount) {}

  /** The content, or a refusal that names the field. */
  OfferContent checked(SchemaChecker schemas, String provider) {
    if (!MODELS.contains(price.model)) {
      throw Problems.of(
          ProblemCode.PRICE_MODEL_UNKNOWN, "price.model is one of " + MODELS + " for now.");
    }
    if (price.amount.isLessThan(LEAST_PRICE)) {
      throw Problems.of(ProblemCode.PRICE_TOO_SMALL, "The least price is " + LEAST_PRICE + ".");
    }
    if (outcome() == DeadlineOutcome.SPLIT_50 && step() == SplitStep.WHOLE) {
      throw Problems.validation(
          "/split_step", "is STEP_5 or STEP_1 where the deadline splits the price");
    }
    return new OfferContent(
        title,
        description,
        capabilities == null ? List.of() : capabilities,
        vetted(schemas, inputSchema, "/input_schema"),
        vetted(schemas, outputSchema, "/output_schema"),
        price.amount,
        deliverySeconds,
        reviewSeconds,
        disputeSeconds,
        step(),
        outcome(),
        maxOpenOrders == null ? DEFAULT_OPEN_ORDERS : maxOpenOrders,
        conditions(schemas, provider),
        JsonMapper.shared().writeValueAsString(attributes == null ? Map.of() : attributes));
  }

  private SplitStep step() {
    return splitStep == null ? SplitStep.WHOLE : splitStep;
  }

  private DeadlineOutcome outcome() {
    if (deadlineOutcome == null) {
      return DeadlineOutcome.REFUND;
    }
    return Arrays.stream(DeadlineOutcome.values())
        .filter(known -> known.name().equals(deadlineOutcome))
        .findFirst()
        .orElseThrow(() ->
            Problems.of(
                ProblemCode.DEADLINE_OUTCOME_UNSUPPORTED,
                "deadline_outcome is one of " + Arrays.toString(DeadlineOutcome.values()) + "."));
  }

  /** A provider that evaluates its own work would release the money to itself. */
  private String conditions(SchemaChecker schemas, String provider) {
    String text =
        JsonMapper.shared().writeValueAsString(conditionList == null ? List.of() : conditionList);
    Conditions read;
    try {
      read = Conditions.read(text);
      read.schemas().forEach(schemas::vet);
    } catch (ConditionRefusedException e) {
      throw refused(e.pointer(), String.valueOf(e.getMessage()));
    } catch (SchemaRefusedException e) {
      throw refused("", "A schema in the conditions: " + e.getMessage());
    }
    if (read.evaluators().containsKey(provider)) {
      throw refused("", "You cannot evaluate your own deliveries.");
    }
    return text;
  }

  private static ProblemException refused(String pointer, String why) {
    return Problems.of(
        ProblemCode.CONDITIONS_INVALID.status(),
        ProblemCode.CONDITIONS_INVALID.code(),
        why,
        List.of(new FieldError("/conditions" + pointer, why)));
  }

  private static String vetted(SchemaChecker schemas, JsonNode schema, String pointer) {
    String text = schema.toString();
    try {
      schemas.vet(text);
      return text;
    } catch (SchemaRefusedException e) {
      String why = String.valueOf(e.getMessage());
      throw Problems.of(
          ProblemCode.SCHEMA_INVALID.status(),
          ProblemCode.SCHEMA_INVALID.code(),
          why,
          List.of(new FieldError(pointer, why)));
    }
  }
}
