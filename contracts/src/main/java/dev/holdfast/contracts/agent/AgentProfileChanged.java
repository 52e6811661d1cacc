package dev.holdfast.contracts.agent;

import org.jspecify.annotations.Nullable;

/** An agent said who it is. */
public record AgentProfileChanged(
    String agentId, @Nullable String name, @Nullable String about, @Nullable String url)
    implements AgentEvent {}
