package dev.holdfast.order.domain;

import dev.holdfast.contracts.escrow.DecisionReason;
import dev.holdfast.contracts.escrow.EscrowDecided;
import dev.holdfast.contracts.escrow.EscrowFinished;
import dev.holdfast.contracts.escrow.EscrowLocked;
import dev.holdfast.contracts.escrow.EscrowOutcome;
import dev.holdfast.contracts.escrow.EscrowPayable;
import dev.holdfast.contracts.order.OrderAccepted;
import dev.holdfast.contracts.order.OrderClosed;
import dev.holdfast.contracts.order.OrderFunded;
import dev.holdfast.contracts.order.OrderOutcome;
import dev.holdfast.contracts.settlement.PayoutSucceeded;
import dev.holdfast.money.Msat;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * What an order makes of what it is told: by its escrow, by LND. An event that has no row in the
 * table is late, or comes again, and changes nothing.
 */
@MappedSuperclass
abstract sealed class OrderCourse extends OrderRecord permits Order {

  /** The buyer can pay; only now, and only to the buyer, the payment requests are shown. */
  public OrderChange payable(EscrowPayable escrow, Instant now) {
    OrderChange change = new OrderChange();
    if (move(OrderCause.MADE_PAYABLE, change, now)) {
      waitingFor = null;
      escrow.legs().forEach(leg -> legs.add(new OrderLeg(leg)));
      change.notice("order.payable");
    }
    return change;
  }

  /** No Lightning node can take the order now; it becomes payable when one can, or expires. */
  public OrderChange delayed() {
    OrderChange change = new OrderChange();
    if (state == OrderState.PLACED && waitingFor == null) {
      waitingFor = "lightning-unavailable";
      change.notice("order.delayed");
    }
    return change;
  }

  public OrderChange locked(EscrowLocked escrow, Instant now) {
    OrderChange change = new OrderChange();
    if (move(OrderCause.MONEY_LOCKED, change, now)) {
      Instant by = now.plusSeconds(deliverySeconds);
      fundedAt = now;
      deliverBy = by;
      dueAt = by;
      guardHeight = escrow.guardHeight().value();
      change.tell(new OrderFunded(orderId, buyer, provider, now, by));
      change.notice("order.funded", Map.of("deliver_by", by.toString()));
    }
    return change;
  }

  /** The escrow's decision, where the order did not make it itself: an award, or the guard's. */
  public OrderChange decided(EscrowDecided escrow, Instant now) {
    OrderChange change = new OrderChange();
    providerPercent = escrow.providerPercent();
    decidedDueMsat = escrow.dueMsat().value();
    if (state == OrderState.DISPUTED) {
      outcome = endOfDispute(escrow.reason());
    } else if (escrow.reason() == DecisionReason.GUARD) {
      boolean pays = escrow.providerPercent() > 0;
      if (move(pays ? OrderCause.GUARD_PAYS : OrderCause.GUARD_REFUNDS, change, now)) {
        outcome = pays ? OrderOutcome.ACCEPTED_BY_SILENCE : OrderOutcome.TIMED_OUT;
        dueAt = null;
        change.notice(pays ? "order.accepted" : "order.timed-out");
      }
    }
    return change;
  }

  private static OrderOutcome endOfDispute(DecisionReason reason) {
    return switch (reason) {
      case AWARDED -> OrderOutcome.AWARDED;
      case AGREED -> OrderOutcome.AGREED;
      case ACCEPTED, CANCELLED, TIMED_OUT, DISPUTE_LAPSED, GUARD -> OrderOutcome.LAPSED;
    };
  }

  /** The dispute's time is over and the market took the money: an award still decides. */
  public OrderChange takenIntoCustody() {
    OrderChange change = new OrderChange();
    change.notice("order.in-custody");
    return change;
  }

  /** Every leg and the payout are final, and so is the order. */
  public OrderChange finished(EscrowFinished escrow, Instant now) {
    OrderChange change = new OrderChange();
    if (isFinal) {
      return change;
    }
    move(causeOf(escrow.outcome()), change, now);
    isFinal = true;
    dueAt = null;
    providerPercent = escrow.providerPercent();
    paidMsat = escrow.paidMsat().value();
    creditedMsat = escrow.creditedMsat().value();
    refundedMsat = escrow.refundedMsat().value();
    capturedMsat = escrow.capturedMsat().value();
    feeTakenMsat = escrow.feeMsat().value();
    excessMsat = escrow.excessMsat().value();
    custody = escrow.custody();
    closedAt = now;
    judgeAt = null;
    remindAt = null;
    OrderOutcome end = outcome;
    if (end == null) {
      end = fundedAt == null ? OrderOutcome.EXPIRED : OrderOutcome.TIMED_OUT;
      outcome = end;
    }
    change.tell(
        new OrderClosed(
            orderId,
            buyer,
            provider,
            end,
            fundedAt != null,
            escrow.providerPercent(),
            price(),
            fee(),
            now));
    change.notice(
        "order." + state.name().toLowerCase(Locale.ROOT).replace('_', '-'), Map.of("final", true));
    return change;
  }

  public OrderChange paidOut(PayoutSucceeded payout) {
    OrderChange change = new OrderChange();
    paidMsat = payout.amountMsat().value();
    routingFeeMsat = payout.routingFeeMsat().value();
    payoutHash = payout.paymentHash();
    payeeNode = payout.payeeNode();
    change.notice("order.paid", Map.of("amount_msat", paidMsat));
    return change;
  }

  public OrderChange payoutInvoiceNeeded(Msat due, String reason) {
    OrderChange change = new OrderChange();
    change.notice("order.payout-invoice-needed", Map.of("due_msat", due.value(), "reason", reason));
    return change;
  }

  public void leg(UUID legId, OrderLeg.State now) {
    legs.stream().filter(leg -> leg.legId().equals(legId)).forEach(leg -> leg.is(now));
  }

  public void legSettled(UUID legId, String preimage) {
    legs.stream()
        .filter(leg -> leg.legId().equals(legId))
        .forEach(leg -> leg.settledWith(preimage));
  }

  /** How the conditions of the order stand for its delivery; if they hold, it is accepted. */
  public OrderChange judged(ConditionJudge.Verdict verdict, Instant now) {
    OrderChange change = new OrderChange();
    if (state != OrderState.DELIVERED) {
      return change;
    }
    boolean news = !verdict.outcomes().equals(conditionOutcomes);
    conditionOutcomes = verdict.outcomes();
    judgements++;
    switch (verdict.standing()) {
      case HOLD -> {
        require(OrderCause.CONDITIONS_HOLD, "acceptance", change, now);
        accepted(OrderOutcome.ACCEPTED_BY_CONDITIONS, change, now);
      }
      case FAIL -> {
        judgeAt = null;
        if (news) {
          change.notice("order.conditions-failed");
        }
      }
      case OPEN -> judgeAt = now.plus(Reviews.pauseAfter(judgements));
    }
    return change;
  }

  /** Silence will be taken for acceptance: both sides are told in time. */
  public OrderChange remind(Instant now) {
    OrderChange change = new OrderChange();
    Instant due = remindAt;
    if (state != OrderState.DELIVERED || due == null || reviewBy == null || now.isBefore(due)) {
      return change;
    }
    remindAt = Reviews.reminderAfter(now, reviewBy, reviewSeconds);
    change.notice("order.review-ending", Map.of("review_by", reviewBy.toString()));
    return change;
  }

  final void accepted(OrderOutcome how, OrderChange change, Instant now) {
    outcome = how;
    dueAt = null;
    judgeAt = null;
    remindAt = null;
    boolean bySilence = how == OrderOutcome.ACCEPTED_BY_SILENCE;
    change.tell(new OrderAccepted(orderId, bySilence, now));
    change.notice("order.accepted", Map.of("by_silence", bySilence));
  }

  private static OrderCause causeOf(EscrowOutcome escrow) {
    return switch (escrow) {
      case SETTLED, SPLIT -> OrderCause.MONEY_CAPTURED;
      case REFUNDED -> OrderCause.MONEY_RETURNED;
      case CLOSED -> OrderCause.ESCROW_CLOSED;
    };
  }

  final void require(OrderCause cause, String what, OrderChange change, Instant now) {
    if (!move(cause, change, now)) {
      throw new OrderRefusal.WrongState(state, what);
    }
  }

  final boolean move(OrderCause cause, OrderChange change, Instant now) {
    OrderState from = state;
    return OrderTransitions.next(from, cause)
        .map(to -> {
          state = to;
          changedAt = now;
          change.step(from, cause, to);
          return true;
        })
        .orElse(false);
  }
}
