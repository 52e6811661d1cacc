package dev.holdfast.sdk.model;

import dev.holdfast.money.Msat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A draw of a balance to the agent's own node. */
public record Withdrawal(
    UUID withdrawalId, String state, Msat amountMsat, @Nullable Msat feeMsat) {}
