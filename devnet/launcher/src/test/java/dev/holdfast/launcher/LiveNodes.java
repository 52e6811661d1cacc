package dev.holdfast.launcher;

/** Nodes that lives of orders are tried on: the market's, a buyer's and a provider's. */
interface LiveNodes extends AutoCloseable {

  LightningSource.Nodes addresses();

  /** Mines, and returns when the nodes know. */
  void mine(int blocks);

  @Override
  void close();
}
