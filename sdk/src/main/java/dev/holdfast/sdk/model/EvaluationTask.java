package dev.holdfast.sdk.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What an evaluator is asked to judge.
 *
 * @param messagePass what it signs where the delivery passes; only where the reader is asked
 * @param messageFail what it signs where it does not
 */
public record EvaluationTask(
    @JsonProperty(required = true) UUID orderId,
    @Nullable JsonNode input,
    @Nullable Delivery delivery,
    @Nullable String messagePass,
    @Nullable String messageFail) {}
