package dev.holdfast.sdk.wallet;

import dev.holdfast.sdk.Signer;

/** An agent whose key is that of its Lightning node, so that it needs no other secret. */
public final class NodeSigner implements Signer {

  private final LndWallet wallet;
  private final String agentId;

  /** Asks the node for its key once. */
  public NodeSigner(LndWallet wallet) {
    this.wallet = wallet;
    // 33 bytes: a sign and x. The agent is the x alone.
    this.agentId = wallet.nodeId().substring(2);
  }

  @Override
  public String agentId() {
    return agentId;
  }

  @Override
  public String scheme() {
    return "lnd";
  }

  @Override
  public String sign(String message) {
    return wallet.signMessage(message);
  }
}
