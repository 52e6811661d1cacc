package dev.holdfast.escrow.domain;

import dev.holdfast.contracts.escrow.DecisionReason;
import dev.holdfast.contracts.escrow.EscrowClosed;
import dev.holdfast.contracts.escrow.EscrowDecided;
import dev.holdfast.contracts.escrow.EscrowFinished;
import dev.holdfast.contracts.escrow.EscrowOutcome;
import dev.holdfast.contracts.escrow.EscrowTakenIntoCustody;
import dev.holdfast.contracts.escrow.PayoutOutcome;
import dev.holdfast.money.Msat;
import dev.holdfast.money.Percent;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The one decision where the money goes, what it says of each leg, and the end that follows when
 * all legs and the payout are done.
 */
@MappedSuperclass
abstract sealed class EscrowDecision extends EscrowRecord permits Escrow {

  void endByTheTerms(DecisionReason reason, boolean settleFirst, Change change, Instant now) {
    switch (deadlineOutcome) {
      case REFUND -> decide(Percent.NOTHING, reason, settleFirst, change, now);
      case PAY -> decide(Percent.ALL, reason, settleFirst, change, now);
      case SPLIT_50 -> decide(Percent.of(50), reason, settleFirst, change, now);
      case CUSTODY -> takeIntoCustody(change, now);
    }
  }

  /** Every leg is settled; who is owed the money is said later, by an award or an agreement. */
  private void takeIntoCustody(Change change, Instant now) {
    if (move(EscrowCause.TAKEN_INTO_CUSTODY, change, now)) {
      custody = true;
      legs.forEach(leg -> leg.decided(true));
      change.post(Entries.intoCustody(escrowId, price()));
      change.tell(
          new EscrowTakenIntoCustody(
              escrowId, orderId, legs.stream().map(EscrowLeg::legId).toList(), now));
    }
  }

  void decide(
      Percent award, DecisionReason reason, boolean settleFirst, Change change, Instant now) {
    if (!move(EscrowCause.AWARD_DECIDED, change, now)) {
      return;
    }
    List<Integer> awarded = AwardPlan.positionsFor(splitStep, award);
    Msat captured = AwardPlan.amountOf(legs, awarded);
    Msat fee = feeRate().feeOn(captured);
    decisionReason = reason;
    providerPercent = award.value();
    capturedMsat = captured.value();
    feeMsat = fee.value();
    if (custody) {
      outOfCustody(captured.minus(fee), change);
    } else {
      legs.forEach(leg -> leg.decided(awarded.contains(leg.position())));
      dueMsat = captured.minus(fee).value();
      if (!captured.isZero()) {
        change.post(Entries.fee(escrowId, fee));
      }
    }
    change.tell(decision(settleFirst, now));
  }

  /** Nothing is sent and no leg is touched any more: both parties can draw what is theirs. */
  private void outOfCustody(Msat ofProvider, Change change) {
    creditedMsat = ofProvider.value();
    payout = ofProvider.isZero() ? PayoutOutcome.NONE : PayoutOutcome.CREDITED;
    Msat ofBuyer = price().minus(captured());
    change.post(
        Entries.outOfCustody(
            escrowId,
            new Entries.Share(provider, ofProvider),
            new Entries.Share(buyer, ofBuyer),
            fee()));
  }

  EscrowDecided decision(boolean settleFirst, Instant now) {
    return new EscrowDecided(
        escrowId,
        orderId,
        provider,
        reason(),
        percent(),
        legs.stream().filter(EscrowLeg::awarded).map(EscrowLeg::legId).toList(),
        legs.stream().filter(leg -> !leg.awarded()).map(EscrowLeg::legId).toList(),
        captured(),
        Msat.of(feeMsat),
        due(),
        payoutInvoice,
        settleFirst,
        now);
  }

  void close(EscrowCause cause, Change change, Instant now) {
    if (move(cause, change, now)) {
      legs.forEach(leg -> leg.decided(false));
      change.tell(
          new EscrowClosed(escrowId, orderId, legs.stream().map(EscrowLeg::legId).toList(), now));
    }
  }

  void finishIfDone(Change change, Instant now) {
    boolean legsDone = legs.stream().allMatch(leg -> leg.state().isFinal());
    boolean payoutDone = dueMsat == 0 || payout != PayoutOutcome.NONE;
    if (finished || !legsDone || !payoutDone) {
      return;
    }
    switch (state) {
      case DECIDED -> {
        move(endOf(capturedMsat, priceMsat), change, now);
        finish(EscrowOutcome.valueOf(state.name()), change, now);
      }
      case CLOSED -> finish(EscrowOutcome.CLOSED, change, now);
      case OPENING, PAYABLE, LOCKED, DISPUTED, CUSTODY, SETTLED, REFUNDED, SPLIT -> {}
    }
  }

  private static EscrowCause endOf(long captured, long price) {
    if (captured == 0) {
      return EscrowCause.ALL_RETURNED;
    }
    return captured == price ? EscrowCause.ALL_CAPTURED : EscrowCause.PART_CAPTURED;
  }

  private void finish(EscrowOutcome outcome, Change change, Instant now) {
    finished = true;
    change.tell(
        new EscrowFinished(
            escrowId,
            orderId,
            outcome,
            outcome == EscrowOutcome.CLOSED ? DecisionReason.CANCELLED : reason(),
            outcome == EscrowOutcome.CLOSED ? 0 : percent(),
            captured(),
            Msat.of(feeMsat),
            price().minus(captured()),
            Msat.of(excessMsat),
            payout,
            Msat.of(paidMsat),
            Msat.of(creditedMsat),
            custody,
            now));
  }

  boolean move(EscrowCause cause, Change change, Instant now) {
    EscrowState from = state;
    return EscrowTransitions.next(from, cause)
        .map(to -> {
          state = to;
          changedAt = now;
          change.step(from, cause, to);
          return true;
        })
        .orElse(false);
  }

  EscrowLeg leg(UUID legId) {
    return legs.stream()
        .filter(leg -> leg.legId().equals(legId))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no leg " + legId + " in " + escrowId));
  }
}
