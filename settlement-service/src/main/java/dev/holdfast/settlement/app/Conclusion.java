package dev.holdfast.settlement.app;

import dev.holdfast.messaging.Outbox;
import dev.holdfast.settlement.domain.hold.EscrowHolds;
import dev.holdfast.settlement.domain.hold.Escrows;
import dev.holdfast.settlement.domain.hold.Hold;
import dev.holdfast.settlement.domain.hold.HoldState;
import dev.holdfast.settlement.domain.payout.Payout;
import dev.holdfast.settlement.domain.payout.PayoutPurpose;
import dev.holdfast.settlement.domain.payout.PayoutState;
import dev.holdfast.settlement.domain.payout.ReplacementInvoice;
import dev.holdfast.settlement.domain.payout.Replacements;
import dev.holdfast.settlement.domain.payout.Sends;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What follows for an escrow after its payout changed, in the transaction of that change and with
 * the escrow's row locked.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class Conclusion {
  private final Escrows escrows;
  private final Sends sends;
  private final Replacements replacements;
  private final Outbox outbox;
  private final Clock clock;
  private final Work work;

  public Conclusion(
      Escrows escrows,
      Sends sends,
      Replacements replacements,
      Outbox outbox,
      Clock clock,
      Work work) {
    this.escrows = escrows;
    this.sends = sends;
    this.replacements = replacements;
    this.outbox = outbox;
    this.clock = clock;
    this.work = work;
  }

  public void conclude(Payout payout) {
    if (payout.purpose() == PayoutPurpose.DRAW) {
      if (payout.isGivenUp() && !mayStillBePaid(payout)) {
        outbox.publishAll(payout.credit("not paid"));
      }
      return;
    }
    EscrowHolds escrow = escrows.findByEscrowId(payout.subjectId()).orElseThrow();
    if (payout.state() == PayoutState.SUCCEEDED) {
      // The preimage of the payment is known: from here on the market is owed its legs.
      settleLegs(escrow);
      return;
    }
    if (escrow.isSettleFirst()) {
      payout.endTries();
    }
    // A send that was not answered may still pay: then nothing else may be done for the payout.
    if (payout.state().isOut() || mayStillBePaid(payout)) {
      return;
    }
    if (!escrow.isSettleFirst() && takesReplacement(escrow.orderId(), payout)) {
      return;
    }
    if (payout.isGivenUp()) {
      escrow.settleFirst();
      settleLegs(escrow);
    }
    if (escrow.isSettleFirst()) {
      outbox.publishAll(payout.credit("not paid before the legs had to be settled"));
    }
  }

  /**
   * Whether a call that nobody has answered could still make the node pay; {@link PayoutDoubts}.
   */
  public boolean mayStillBePaid(Payout payout) {
    return sends.anyUnansweredOf(payout.payoutId());
  }

  /** Takes the money of every awarded leg that is held. */
  public void settleLegs(EscrowHolds escrow) {
    for (Hold hold : escrow.legs()) {
      if (hold.awarded() && hold.state() == HoldState.ACCEPTED) {
        hold.intendToSettle();
        work.submit(new Task.DriveHold(hold.legId()));
      }
    }
  }

  private boolean takesReplacement(UUID orderId, Payout payout) {
    Optional<ReplacementInvoice> newer =
        replacements
            .findByOrderId(orderId)
            .filter(r -> !r.paymentRequest().equals(payout.paymentRequest()));
    if (newer.isEmpty() || !payout.invoiceGiven(newer.get().paymentRequest(), clock.instant())) {
      return false;
    }
    work.submit(new Task.DrivePayout(payout.payoutId()));
    return true;
  }
}
