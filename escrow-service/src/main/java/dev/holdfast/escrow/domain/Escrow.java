package dev.holdfast.escrow.domain;

import dev.holdfast.contracts.escrow.DecisionReason;
import dev.holdfast.contracts.escrow.EscrowLocked;
import dev.holdfast.contracts.escrow.EscrowPayable;
import dev.holdfast.contracts.escrow.LegsPlanned;
import dev.holdfast.contracts.escrow.PayableLeg;
import dev.holdfast.contracts.escrow.PayoutOutcome;
import dev.holdfast.contracts.escrow.PlannedLeg;
import dev.holdfast.contracts.order.OrderPlaced;
import dev.holdfast.contracts.settlement.LegAccepted;
import dev.holdfast.contracts.settlement.LegsOpened;
import dev.holdfast.contracts.settlement.OpenedLeg;
import dev.holdfast.contracts.settlement.PayoutSucceeded;
import dev.holdfast.money.BlockHeight;
import dev.holdfast.money.HtlcBudget;
import dev.holdfast.money.Msat;
import dev.holdfast.money.Percent;
import jakarta.persistence.Entity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The money of one order: its legs, whether they hold, and the one decision where it goes. Every
 * method returns what follows; what does not apply any more returns nothing.
 */
@Entity
public non-sealed class Escrow extends EscrowDecision {

  @SuppressWarnings("NullAway.Init")
  protected Escrow() {}

  /** Plans the legs of an order; {@link #planned} tells settlement-service of them. */
  public Escrow(OrderPlaced order, UUID escrowId, Supplier<UUID> ids, Instant now) {
    this.escrowId = escrowId;
    this.orderId = order.orderId();
    this.state = EscrowState.OPENING;
    this.buyer = order.buyer();
    this.provider = order.provider();
    this.priceMsat = order.terms().priceMsat().value();
    this.feeBasisPoints = order.terms().feeBasisPoints();
    this.splitStep = order.terms().splitStep();
    this.deadlineOutcome = order.terms().deadlineOutcome();
    this.payout = PayoutOutcome.NONE;
    this.createdAt = now;
    this.changedAt = now;
    int position = 0;
    for (Msat amount : splitStep.legsOf(price())) {
      legs.add(new EscrowLeg(ids.get(), position++, amount));
    }
  }

  /** The legs to be opened, with a final CLTV that outlives all windows. */
  public Change planned(
      Duration windows, Duration funding, HtlcBudget budget, boolean buyerHasHistory) {
    Change change = new Change();
    change.tell(
        new LegsPlanned(
            escrowId,
            orderId,
            legs.stream()
                .map(leg -> new PlannedLeg(leg.legId(), leg.position(), leg.amount()))
                .toList(),
            budget.finalCltvBlocks(windows),
            funding.toSeconds(),
            "Holdfast order " + orderId,
            price().minus(feeRate().feeOn(price())),
            buyerHasHistory));
    return change;
  }

  public Change legsOpened(LegsOpened opened, Instant now) {
    Change change = new Change();
    if (move(EscrowCause.LEGS_OPENED, change, now)) {
      node = opened.node();
      Map<UUID, OpenedLeg> byId =
          opened.legs().stream().collect(Collectors.toMap(OpenedLeg::legId, Function.identity()));
      List<PayableLeg> payable = new ArrayList<>();
      for (EscrowLeg leg : legs) {
        OpenedLeg invoice = byId.get(leg.legId());
        if (invoice == null) {
          throw new IllegalStateException("no invoice for leg " + leg.legId());
        }
        leg.opened();
        payable.add(
            new PayableLeg(
                leg.legId(),
                leg.position(),
                leg.amount(),
                invoice.paymentHash(),
                invoice.paymentRequest()));
      }
      change.tell(new EscrowPayable(escrowId, orderId, payable));
    }
    return change;
  }

  /** A leg holds; with the last of them the escrow is locked and has a height to be guarded at. */
  public Change legAccepted(LegAccepted accepted, int guardMarginBlocks, Instant now) {
    Change change = new Change();
    EscrowLeg leg = leg(accepted.legId());
    if (state != EscrowState.PAYABLE || leg.state() != LegState.OPEN) {
      return change;
    }
    leg.accepted(accepted.amountPaidMsat(), accepted.earliestExpiryHeight());
    change.post(Entries.lock(escrowId, leg));
    if (legs.stream().allMatch(EscrowLeg::isLocked)
        && move(EscrowCause.ALL_LEGS_ACCEPTED, change, now)) {
      BlockHeight earliest =
          legs.stream().map(EscrowLeg::expiryHeight).min(BlockHeight::compareTo).orElseThrow();
      BlockHeight guard =
          HtlcBudget.guardHeight(earliest, accepted.holdExpiryDelta(), guardMarginBlocks);
      guardHeight = guard.value();
      change.tell(new EscrowLocked(escrowId, orderId, guard, earliest, now));
    }
    return change;
  }

  /** LND gave a leg back, or was told to. */
  public Change legCancelled(UUID legId, Instant now) {
    Change change = new Change();
    EscrowLeg leg = leg(legId);
    if (leg.state().isFinal()) {
      return change;
    }
    leg.ended(LegState.CANCELLED);
    if (leg.isLocked()) {
      change.post(Entries.release(escrowId, leg));
    }
    switch (state) {
      case OPENING, PAYABLE -> close(EscrowCause.LEG_GONE, change, now);
      // All or nothing: what is left of a locked escrow that lost a leg goes back too.
      case LOCKED, DISPUTED -> decide(Percent.NOTHING, DecisionReason.GUARD, false, change, now);
      case CUSTODY, DECIDED, CLOSED, SETTLED, REFUNDED, SPLIT -> {}
    }
    finishIfDone(change, now);
    return change;
  }

  public Change legSettled(UUID legId, Msat paid, Instant now) {
    Change change = new Change();
    EscrowLeg leg = leg(legId);
    if (!leg.state().isFinal()) {
      leg.ended(LegState.SETTLED);
      excessMsat += paid.minus(leg.amount()).value();
      change.post(Entries.capture(escrowId, leg, paid));
      finishIfDone(change, now);
    }
    return change;
  }

  /** A leg that was to be settled is gone: the market bears it. */
  public Change legLost(UUID legId, Instant now) {
    Change change = new Change();
    EscrowLeg leg = leg(legId);
    if (!leg.state().isFinal()) {
      leg.ended(LegState.LOST);
      change.post(Entries.loss(escrowId, leg));
      finishIfDone(change, now);
    }
    return change;
  }

  /** From here on a deadline that nobody decided is the provider's. */
  public Change delivered(@Nullable String invoice) {
    delivered = true;
    payoutInvoice = invoice;
    return new Change();
  }

  public Change payoutInvoiceReplaced(String invoice) {
    payoutInvoice = invoice;
    return new Change();
  }

  /** Cancelled, expired or timed out: nothing is paid, whether the money was locked or not yet. */
  public Change orderEnded(DecisionReason reason, Instant now) {
    Change change = new Change();
    switch (state) {
      case OPENING, PAYABLE -> close(EscrowCause.ORDER_ENDED, change, now);
      // The order ended before it heard of the lock: the provider was never told to start.
      case LOCKED -> decide(Percent.NOTHING, reason, false, change, now);
      case DISPUTED, CUSTODY, DECIDED, SETTLED, REFUNDED, SPLIT, CLOSED -> {}
    }
    finishIfDone(change, now);
    return change;
  }

  public Change disputed(Instant now) {
    Change change = new Change();
    move(EscrowCause.DISPUTE_OPENED, change, now);
    return change;
  }

  /**
   * An award may come before its dispute and before the work: they are told on two topics. Without
   * the work's payout invoice the provider would not be paid, so it waits for {@link
   * #decideWhatCameEarly}.
   */
  public Change awarded(Percent award, Instant now) {
    if (state == EscrowState.LOCKED) {
      earlyAward = award.value();
      return new Change();
    }
    return decide(award, DecisionReason.AWARDED, now);
  }

  /** After the dispute: what was said of it before. */
  public Change decideWhatCameEarly(Instant now) {
    if (earlyAward != null) {
      return decide(Percent.of(earlyAward), DecisionReason.AWARDED, now);
    }
    return earlyLapse ? disputeLapsed(now) : new Change();
  }

  /** The one decision; every later one is a repeat and changes nothing. */
  public Change decide(Percent award, DecisionReason reason, Instant now) {
    Change change = new Change();
    decide(award, reason, false, change, now);
    finishIfDone(change, now);
    return change;
  }

  /** A dispute that nobody decided in time ends as the terms say. */
  public Change disputeLapsed(Instant now) {
    Change change = new Change();
    if (state == EscrowState.LOCKED) {
      earlyLapse = true;
      return change;
    }
    endByTheTerms(DecisionReason.DISPUTE_LAPSED, false, change, now);
    finishIfDone(change, now);
    return change;
  }

  /**
   * The HTLCs run out. Undecided: by the terms. Decided and not carried out: settle now, credit
   * what is not paid. After this height LND would give everything back by itself.
   */
  public Change guardReached(Instant now) {
    Change change = new Change();
    if (guardDone || finished) {
      return change;
    }
    guardDone = true;
    switch (state) {
      case LOCKED -> {
        if (earlyAward != null) {
          decide(Percent.of(earlyAward), DecisionReason.AWARDED, true, change, now);
        } else {
          decide(
              delivered ? Percent.ALL : Percent.NOTHING, DecisionReason.GUARD, true, change, now);
        }
      }
      case DISPUTED -> endByTheTerms(DecisionReason.GUARD, true, change, now);
      case DECIDED -> change.tell(decision(true, now));
      case OPENING, PAYABLE, CUSTODY, SETTLED, REFUNDED, SPLIT, CLOSED -> {}
    }
    finishIfDone(change, now);
    return change;
  }

  public Change payoutSucceeded(PayoutSucceeded paid, Instant now) {
    Change change = new Change();
    if (payout == PayoutOutcome.NONE && dueMsat > 0) {
      payout = PayoutOutcome.PAID;
      paidMsat = paid.amountMsat().value();
      creditedMsat = Math.max(0, dueMsat - paidMsat - paid.routingFeeMsat().value());
      change.post(Entries.payout(escrowId, provider, due(), paid));
      finishIfDone(change, now);
    }
    return change;
  }

  public Change payoutCredited(UUID payoutId, Instant now) {
    Change change = new Change();
    if (payout == PayoutOutcome.NONE && dueMsat > 0) {
      payout = PayoutOutcome.CREDITED;
      creditedMsat = dueMsat;
      change.post(Entries.credit(escrowId, provider, due(), payoutId));
      finishIfDone(change, now);
    }
    return change;
  }
}
