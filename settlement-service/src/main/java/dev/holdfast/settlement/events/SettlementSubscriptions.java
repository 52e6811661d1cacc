package dev.holdfast.settlement.events;

import dev.holdfast.contracts.Topics;
import dev.holdfast.contracts.escrow.EscrowClosed;
import dev.holdfast.contracts.escrow.EscrowDecided;
import dev.holdfast.contracts.escrow.EscrowLocked;
import dev.holdfast.contracts.escrow.EscrowTakenIntoCustody;
import dev.holdfast.contracts.escrow.LegsPlanned;
import dev.holdfast.contracts.escrow.WithdrawalRequested;
import dev.holdfast.contracts.order.PayoutInvoiceReplaced;
import dev.holdfast.messaging.Subscriptions;
import dev.holdfast.settlement.app.Decisions;
import dev.holdfast.settlement.app.LegPlans;
import dev.holdfast.settlement.app.PayoutInvoices;
import dev.holdfast.settlement.app.Withdrawals;

/** Which event goes to which use case. None of them calls a node. */
public final class SettlementSubscriptions {
  private SettlementSubscriptions() {}

  public static Subscriptions of(
      LegPlans legs, Decisions decisions, PayoutInvoices invoices, Withdrawals withdrawals) {
    return Subscriptions.to(Topics.ESCROWS, Topics.ORDERS)
        .on(LegsPlanned.class, legs::planned)
        .on(EscrowLocked.class, legs::locked)
        .on(EscrowClosed.class, legs::closed)
        .on(EscrowDecided.class, decisions::decided)
        .on(EscrowTakenIntoCustody.class, decisions::takenIntoCustody)
        .on(WithdrawalRequested.class, withdrawals::requested)
        .on(PayoutInvoiceReplaced.class, invoices::replaced);
  }
}
