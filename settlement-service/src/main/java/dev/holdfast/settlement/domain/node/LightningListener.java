package dev.holdfast.settlement.domain.node;

import dev.holdfast.money.BlockHeight;

/** Hears of the nodes. All of it are hints: any may be missing, late or repeated. */
public interface LightningListener {
  void invoiceChanged(String node, InvoiceView invoice);

  void paymentChanged(String node, PaymentView payment);

  void blockConnected(String node, BlockHeight height);

  /** An incoming HTLC was resolved for good. */
  void htlcResolved(String node);

  /** The RPC answers, perhaps only just: decided legs first, they may have a second left. */
  void answering(String node);

  /** The node is ready after it was not, or after the first look at it. */
  void ready(String node);
}
