package dev.holdfast.agent.domain;

import java.util.Optional;

/** All agents that ever signed in. */
public interface Agents {

  /** False where it was there already; of two at once one gets true. */
  boolean addIfNew(Agent agent);

  Optional<Agent> find(AgentId id);
}
