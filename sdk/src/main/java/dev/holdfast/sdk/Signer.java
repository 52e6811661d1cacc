package dev.holdfast.sdk;

/**
 * Something that can prove to be an agent: a key of one's own ({@link AgentKey}), or a Lightning
 * node whose key is the agent.
 */
public interface Signer {

  /** The x-only public key in lower-case hex: the agent's name on the market. */
  String agentId();

  /** How the proof is made: {@code schnorr} or {@code lnd}. */
  String scheme();

  /** The signature over a message, in the encoding of the scheme. */
  String sign(String message);
}
