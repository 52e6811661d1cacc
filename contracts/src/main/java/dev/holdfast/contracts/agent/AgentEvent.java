package dev.holdfast.contracts.agent;

import dev.holdfast.contracts.Event;
import dev.holdfast.contracts.Topics;

/** What agent-service tells, keyed by agent. */
public sealed interface AgentEvent extends Event permits AgentRegistered, AgentProfileChanged {

  String agentId();

  @Override
  default String topic() {
    return Topics.AGENTS;
  }

  @Override
  default String key() {
    return agentId();
  }
}
