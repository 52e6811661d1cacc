package dev.holdfast.escrow.app;

import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import dev.holdfast.contracts.settlement.WithdrawalFailed;
import dev.holdfast.contracts.settlement.WithdrawalSucceeded;
import dev.holdfast.escrow.domain.Accounts;
import dev.holdfast.escrow.domain.EscrowPolicy;
import dev.holdfast.escrow.domain.EscrowRefusal;
import dev.holdfast.escrow.domain.Ledger;
import dev.holdfast.escrow.domain.PayoutInvoices.Payable;
import dev.holdfast.escrow.domain.Withdrawal;
import dev.holdfast.escrow.domain.WithdrawalRows;
import dev.holdfast.messaging.Outbox;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Draws balances: reserved first, then sent by settlement-service, then booked for good. */
@Service
public class Withdrawals {

  private final WithdrawalRows rows;
  private final Ledger ledger;
  private final Outbox outbox;
  private final EscrowPolicy policy;
  private final TimeBasedEpochGenerator ids;
  private final Clock clock;

  Withdrawals(
      WithdrawalRows rows,
      Ledger ledger,
      Outbox outbox,
      EscrowPolicy policy,
      TimeBasedEpochGenerator ids,
      Clock clock) {
    this.rows = rows;
    this.ledger = ledger;
    this.outbox = outbox;
    this.policy = policy;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Reserves the amount and the most its routing may cost, and asks for the payment.
   *
   * @param invoice what settlement-service read in the payment request
   * @throws EscrowRefusal where the sum is too small, too large, or the invoice was used before
   */
  @Transactional
  public Withdrawal request(String agentId, String paymentRequest, Payable invoice) {
    if (invoice.amount().isLessThan(policy.leastWithdrawal())) {
      throw new EscrowRefusal.AmountTooSmall(invoice.amount(), policy.leastWithdrawal());
    }
    if (rows.hasHash(invoice.paymentHash())) {
      throw new EscrowRefusal.InvoiceUnusable("This invoice was used for a withdrawal before.");
    }
    Withdrawal withdrawal =
        new Withdrawal(
            ids.generate(),
            agentId,
            paymentRequest,
            invoice.paymentHash(),
            invoice.amount(),
            clock.instant());
    ledger.lock(Accounts.balance(agentId));
    long balance = -ledger.sumOf(Accounts.balance(agentId));
    if (balance < withdrawal.reserved().value()) {
      throw new EscrowRefusal.BalanceTooSmall(withdrawal.reserved(), balance);
    }
    rows.add(withdrawal);
    ledger.post(withdrawal.reserve(), clock.instant());
    outbox.publish(withdrawal.requested());
    return withdrawal;
  }

  @Transactional
  public void succeeded(WithdrawalSucceeded event) {
    rows.lock(event.withdrawalId())
        .flatMap(withdrawal -> withdrawal.paid(event.routingFeeMsat()))
        .ifPresent(entry -> ledger.post(entry, clock.instant()));
  }

  @Transactional
  public void failed(WithdrawalFailed event) {
    rows.lock(event.withdrawalId())
        .flatMap(withdrawal -> withdrawal.failed(event.reason()))
        .ifPresent(entry -> ledger.post(entry, clock.instant()));
  }

  /** One of the agent's own. */
  @Transactional(readOnly = true)
  public Withdrawal find(UUID withdrawalId, String agentId) {
    return rows.find(withdrawalId)
        .filter(withdrawal -> withdrawal.agentId().equals(agentId))
        .orElseThrow(() -> new EscrowRefusal.NotFound("withdrawal"));
  }
}
