package dev.holdfast.offer.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/** Which offer a buyer's order should go to, asked by order-service. */
record BestMatchRequest(
    @JsonProperty("buyer") @NotNull @Pattern(regexp = "[0-9a-f]{64}") String buyer,
    @JsonProperty("question") @NotNull @Valid MatchRequest question) {}
