package dev.holdfast.settlement.app;

import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import dev.holdfast.contracts.escrow.EscrowDecided;
import dev.holdfast.contracts.escrow.EscrowTakenIntoCustody;
import dev.holdfast.contracts.settlement.LegCancelCause;
import dev.holdfast.messaging.Outbox;
import dev.holdfast.settlement.domain.hold.EscrowHolds;
import dev.holdfast.settlement.domain.hold.Escrows;
import dev.holdfast.settlement.domain.hold.Hold;
import dev.holdfast.settlement.domain.payout.Payout;
import dev.holdfast.settlement.domain.payout.PayoutPurpose;
import dev.holdfast.settlement.domain.payout.Payouts;
import dev.holdfast.settlement.domain.payout.ReplacementInvoice;
import dev.holdfast.settlement.domain.payout.Replacements;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Carries out where the money goes: cancel at once, pay, and only then settle. */
@Service
@Transactional
public class Decisions {
  private static final Logger LOG = LoggerFactory.getLogger(Decisions.class);

  private final Escrows escrows;
  private final Payouts payouts;
  private final Replacements replacements;
  private final Conclusion conclusion;
  private final TimeBasedEpochGenerator ids;
  private final Outbox outbox;
  private final Clock clock;
  private final Work work;

  public Decisions(
      Escrows escrows,
      Payouts payouts,
      Replacements replacements,
      Conclusion conclusion,
      TimeBasedEpochGenerator ids,
      Outbox outbox,
      Clock clock,
      Work work) {
    this.escrows = escrows;
    this.payouts = payouts;
    this.replacements = replacements;
    this.conclusion = conclusion;
    this.ids = ids;
    this.outbox = outbox;
    this.clock = clock;
    this.work = work;
  }

  public void decided(EscrowDecided decision) {
    Optional<EscrowHolds> found = escrows.lock(decision.escrowId());
    if (found.isEmpty()) {
      LOG.error("ALARM: escrow {} is decided and has no legs here", decision.escrowId());
      return;
    }
    EscrowHolds escrow = found.get();
    if (escrow.decide(decision.settleFirst())) {
      carryOut(escrow, decision);
      if (!escrow.isSettleFirst() && !decision.dueMsat().isZero()) {
        // Nothing follows from a payout that nobody has tried yet: it is driven after the commit.
        return;
      }
    }
    Optional<Payout> payout =
        payouts.findBySubjectIdAndPurpose(escrow.escrowId(), PayoutPurpose.AWARD);
    if (escrow.isSettleFirst() || payout.isEmpty()) {
      conclusion.settleLegs(escrow);
    }
    payout.ifPresent(conclusion::conclude);
  }

  /** Everything is settled at once and nobody is paid: LND would give the money back. */
  public void takenIntoCustody(EscrowTakenIntoCustody custody) {
    EscrowHolds escrow = escrows.lock(custody.escrowId()).orElseThrow();
    if (escrow.decide(true)) {
      for (Hold hold : escrow.legs()) {
        outbox.publishAll(hold.award());
      }
    }
    conclusion.settleLegs(escrow);
  }

  private void carryOut(EscrowHolds escrow, EscrowDecided decision) {
    for (Hold hold : escrow.legs()) {
      if (decision.cancelLegs().contains(hold.legId())) {
        outbox.publishAll(hold.cancel(LegCancelCause.COMMANDED));
        work.submit(new Task.DriveHold(hold.legId()));
      } else if (decision.settleLegs().contains(hold.legId())) {
        outbox.publishAll(hold.award());
      } else {
        LOG.error("ALARM: leg {} has no part in the decision", hold.legId());
      }
    }
    if (decision.dueMsat().isZero()) {
      return;
    }
    Payout payout = Payout.forAward(ids.generate(), decision);
    String invoice =
        replacements
            .findByOrderId(decision.orderId())
            .map(ReplacementInvoice::paymentRequest)
            .orElse(decision.payoutInvoice());
    List<? extends dev.holdfast.contracts.Event> events = payout.start(invoice, clock.instant());
    payouts.save(payout);
    outbox.publishAll(events);
    work.submit(new Task.DrivePayout(payout.payoutId()));
  }
}
