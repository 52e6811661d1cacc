package dev.holdfast.settlement.app;

import dev.holdfast.money.BlockHeight;
import dev.holdfast.settlement.domain.hold.Holds;
import dev.holdfast.settlement.domain.node.ChainHeight;
import dev.holdfast.settlement.domain.node.InvoiceView;
import dev.holdfast.settlement.domain.node.LightningListener;
import dev.holdfast.settlement.domain.node.NodeLeases;
import dev.holdfast.settlement.domain.node.PaymentView;
import dev.holdfast.settlement.domain.payout.Payouts;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What the nodes tell by themselves. */
@Service
@Transactional(propagation = Propagation.NOT_SUPPORTED)
public class LightningReports implements LightningListener {
  private final Holds holds;
  private final Payouts payouts;
  private final HoldRecords holdRecords;
  private final PayoutRecords payoutRecords;
  private final Reconciler reconciler;
  private final Blocks blocks;
  private final NodeLeases leases;
  private final ChainHeight chain;
  private final AwaitedResolutions awaited;

  public LightningReports(
      Holds holds,
      Payouts payouts,
      HoldRecords holdRecords,
      PayoutRecords payoutRecords,
      Reconciler reconciler,
      Blocks blocks,
      NodeLeases leases,
      ChainHeight chain,
      AwaitedResolutions awaited) {
    this.holds = holds;
    this.payouts = payouts;
    this.holdRecords = holdRecords;
    this.payoutRecords = payoutRecords;
    this.reconciler = reconciler;
    this.blocks = blocks;
    this.leases = leases;
    this.chain = chain;
    this.awaited = awaited;
  }

  @Override
  public void invoiceChanged(String node, InvoiceView invoice) {
    if (invoice.state() == InvoiceView.State.OPEN && invoice.held().isEmpty()) {
      // Each subscription begins with it, and it says nothing that is not known.
      return;
    }
    holds
        .findByPaymentHash(invoice.hash().hex())
        .filter(hold -> hold.isNews(invoice))
        .ifPresent(hold -> holdRecords.observed(hold.legId(), invoice));
  }

  @Override
  public void paymentChanged(String node, PaymentView payment) {
    payouts.payoutOf(payment.hash().hex()).ifPresent(id -> payoutRecords.seen(id, payment));
  }

  @Override
  public void blockConnected(String node, BlockHeight height) {
    chain.ofNode(height);
    if (leases.owns(node)) {
      blocks.connected(node, height);
      reconciler.node(node);
    }
  }

  @Override
  public void htlcResolved(String node) {
    if (awaited.take(node)) {
      reconciler.decidedLegs(node);
    }
  }

  @Override
  public void answering(String node) {
    reconciler.decidedLegs(node);
  }

  @Override
  public void ready(String node) {
    reconciler.node(node);
  }
}
