package dev.holdfast.agent.domain;

import java.time.Instant;
import java.util.Set;

/** Makes tokens. */
public interface Tokens {

  AccessToken mint(AgentId agent, Set<AgentRole> roles, Instant now);
}
