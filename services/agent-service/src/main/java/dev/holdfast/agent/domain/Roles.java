package dev.holdfast.agent.domain;

import java.util.EnumSet;
import java.util.Set;

/** Who is arbiter and who is operator: the configuration says so, no call can change it. */
public record Roles(Set<AgentId> arbiters, Set<AgentId> operators) {

  public Set<AgentRole> of(AgentId agent) {
    Set<AgentRole> roles = EnumSet.of(AgentRole.AGENT);
    if (arbiters.contains(agent)) {
      roles.add(AgentRole.ARBITER);
    }
    if (operators.contains(agent)) {
      roles.add(AgentRole.OPERATOR);
    }
    return roles;
  }
}
