package dev.holdfast.launcher;

import java.util.List;

/** The Lightning network that a market runs on. */
public interface LightningNetwork extends AutoCloseable {
  /** The nodes that settlement-service drives. */
  List<LndNode> marketNodes();

  /** The nodes of agents and people. */
  List<LndNode> walletNodes();

  /** Mines blocks. */
  void mine(int blocks);

  /**
   * What the market's nodes own in their channels, msat, at a moment without a pending HTLC.
   *
   * @throws IllegalStateException while an HTLC is pending
   */
  long marketBalanceMsat();

  @Override
  void close();
}
