package dev.holdfast.agent.domain;

/** Checks signatures of agents. */
public interface Signatures {

  /**
   * Whether the agent's key signed this message; false for anything that is no signature at all.
   */
  boolean proves(AgentId agent, SignatureScheme scheme, String message, String signature);
}
