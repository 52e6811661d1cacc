package dev.holdfast.sdk.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Until when each party may act; what does not apply yet is absent.
 *
 * @param guardHeight the block at which the market decides by itself
 */
public record Deadlines(
    @Nullable Instant payBy,
    @Nullable Instant deliverBy,
    @Nullable Instant reviewBy,
    @Nullable Instant disputeBy,
    @Nullable Integer guardHeight) {}
