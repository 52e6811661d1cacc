package dev.holdfast.contracts.agent;

import java.time.Instant;

/** A key signed in for the first time. The agent id is the x-only public key in lower-case hex. */
public record AgentRegistered(String agentId, Instant registeredAt) implements AgentEvent {}
