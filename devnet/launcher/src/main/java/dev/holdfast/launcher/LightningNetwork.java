package dev.holdfast.launcher;

import java.util.List;

/** The Lightning network that a market runs on. */
interface LightningNetwork extends AutoCloseable {
  /** The nodes that settlement-service drives. */
  List<LndNode> marketNodes();

  /** The nodes of agents and people. */
  List<LndNode> walletNodes();

  /** Mines blocks. */
  void mine(int blocks);

  @Override
  void close();
}
