package dev.holdfast.sdk.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.holdfast.money.Msat;
import org.jspecify.annotations.Nullable;

/**
 * One hold invoice of an order.
 *
 * @param paymentRequest BOLT11; shown to the buyer alone
 */
public record Leg(
    @JsonProperty(required = true) Msat amountMsat,
    @JsonProperty(required = true) LegState state,
    @Nullable String paymentRequest) {}
