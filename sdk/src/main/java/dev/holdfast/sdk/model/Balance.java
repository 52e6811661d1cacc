package dev.holdfast.sdk.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.holdfast.money.Msat;
import org.jspecify.annotations.Nullable;

/**
 * What the market owes an agent outside its orders.
 *
 * @param availableMsat what may be drawn, routing included
 * @param inFlightMsat what draws are under way with
 */
public record Balance(
    @JsonProperty(required = true) Msat availableMsat, @Nullable Msat inFlightMsat) {}
