package dev.holdfast.settlement.app;

import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import dev.holdfast.contracts.escrow.WithdrawalRequested;
import dev.holdfast.messaging.Outbox;
import dev.holdfast.settlement.domain.payout.Payout;
import dev.holdfast.settlement.domain.payout.PayoutPurpose;
import dev.holdfast.settlement.domain.payout.Payouts;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Balances that agents draw; the ledger has reserved the amount and the fee limit already. */
@Service
@Transactional
public class Withdrawals {
  private final Payouts payouts;
  private final TimeBasedEpochGenerator ids;
  private final Outbox outbox;
  private final Clock clock;
  private final Work work;

  public Withdrawals(
      Payouts payouts, TimeBasedEpochGenerator ids, Outbox outbox, Clock clock, Work work) {
    this.payouts = payouts;
    this.ids = ids;
    this.outbox = outbox;
    this.clock = clock;
    this.work = work;
  }

  public void requested(WithdrawalRequested request) {
    if (payouts.findBySubjectIdAndPurpose(request.withdrawalId(), PayoutPurpose.DRAW).isPresent()) {
      return;
    }
    Payout payout = Payout.forWithdrawal(ids.generate(), request);
    outbox.publishAll(payout.start(request.paymentRequest(), clock.instant()));
    payouts.save(payout);
    work.submit(new Task.DrivePayout(payout.payoutId()));
  }
}
