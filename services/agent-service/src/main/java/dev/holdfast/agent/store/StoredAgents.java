package dev.holdfast.agent.store;

import dev.holdfast.agent.domain.Agent;
import dev.holdfast.agent.domain.AgentId;
import dev.holdfast.agent.domain.Agents;
import java.util.Optional;
import org.springframework.stereotype.Component;

@Component
class StoredAgents implements Agents {
  private final AgentRepository rows;

  StoredAgents(AgentRepository rows) {
    this.rows = rows;
  }

  @Override
  public boolean addIfNew(Agent agent) {
    return rows.insertIfAbsent(agent.id().hex(), agent.registeredAt()) == 1;
  }

  @Override
  public Optional<Agent> find(AgentId id) {
    return rows.findById(id.hex());
  }
}
