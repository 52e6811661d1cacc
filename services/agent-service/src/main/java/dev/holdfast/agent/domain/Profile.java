package dev.holdfast.agent.domain;

import org.jspecify.annotations.Nullable;

/**
 * What an agent says of itself. All of it is optional, none of it is checked.
 *
 * @param payoutAddress Lightning address for pay that has no invoice; shown to the agent alone
 */
public record Profile(
    @Nullable String name,
    @Nullable String about,
    @Nullable String url,
    @Nullable String payoutAddress) {}
