package dev.holdfast.sdk.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.holdfast.money.Msat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A draw of a balance to the agent's own node.
 *
 * @param feeMsat what its routing cost
 * @param failure why it failed; the amount is back in the balance then
 */
public record Withdrawal(
    @JsonProperty(required = true) UUID withdrawalId,
    @JsonProperty(required = true) String state,
    @JsonProperty(required = true) Msat amountMsat,
    @Nullable Msat feeMsat,
    @Nullable String failure) {}
