package dev.holdfast.agent.app;

import dev.holdfast.agent.domain.Agent;
import dev.holdfast.agent.domain.AgentId;
import dev.holdfast.agent.domain.Agents;
import dev.holdfast.agent.domain.Profile;
import dev.holdfast.messaging.Outbox;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What agents say of themselves. */
@Service
public class Profiles {
  private final Agents agents;
  private final Outbox outbox;
  private final Clock clock;

  Profiles(Agents agents, Outbox outbox, Clock clock) {
    this.agents = agents;
    this.outbox = outbox;
    this.clock = clock;
  }

  @Transactional(readOnly = true)
  public Optional<Agent> find(AgentId id) {
    return agents.find(id);
  }

  /** Replaces the profile. Its token proves that the agent exists, so it is added where missing. */
  @Transactional
  public Agent change(AgentId id, Profile profile) {
    Agent fresh = new Agent(id, clock.instant());
    if (agents.addIfNew(fresh)) {
      outbox.publish(fresh.registered());
    }
    Agent agent = agents.find(id).orElseThrow();
    if (!agent.profile().equals(profile)) {
      outbox.publish(agent.change(profile));
    }
    return agent;
  }
}
