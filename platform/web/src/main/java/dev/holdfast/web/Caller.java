package dev.holdfast.web;

import java.util.Set;

/**
 * Who calls, as its token says. A controller method takes it as an argument; where the path is
 * public the argument may be {@code @Nullable}, else a call without a token is refused with 401.
 *
 * @param agentId x-only public key in lower-case hex
 */
public record Caller(String agentId, Set<Role> roles) {

  public Caller {
    roles = Set.copyOf(roles);
  }

  public boolean has(Role role) {
    return roles.contains(role);
  }

  public boolean is(String otherAgentId) {
    return agentId.equals(otherAgentId);
  }

  /** Refuses with 403 {@code forbidden} a caller that has none of these roles. */
  public void require(Role first, Role... others) {
    if (roles.contains(first)) {
      return;
    }
    for (Role other : others) {
      if (roles.contains(other)) {
        return;
      }
    }
    throw Problems.forbidden("this is for the role " + first.claim() + " only");
  }
}
