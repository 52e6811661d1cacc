package dev.holdfast.sdk.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What the provider handed over.
 *
 * @param result the result itself, where it was short enough to send along
 * @param resultUrl where it is otherwise
 * @param resultSha256 hex
 */
public record Delivery(
    @Nullable JsonNode result,
    @Nullable String resultUrl,
    @Nullable String resultSha256,
    @Nullable JsonNode proof,
    @Nullable Instant deliveredAt) {}
