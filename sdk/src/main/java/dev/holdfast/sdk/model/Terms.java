package dev.holdfast.sdk.model;

import dev.holdfast.money.Msat;
import dev.holdfast.money.SplitStep;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What both sides agreed to, frozen when the order was placed. */
public record Terms(
    Msat priceMsat,
    Msat feeMsat,
    SplitStep splitStep,
    long fundingSeconds,
    long deliverySeconds,
    long reviewSeconds,
    long disputeSeconds,
    DeadlineOutcome deadlineOutcome,
    @Nullable JsonNode conditions) {}
