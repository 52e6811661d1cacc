package dev.holdfast.agent.domain;

/**
 * @param expiresInSeconds from now
 */
public record AccessToken(AgentId agent, String token, long expiresInSeconds) {

  /** A token is a secret. */
  @Override
  public String toString() {
    return "AccessToken[" + agent.hex() + "]";
  }
}
