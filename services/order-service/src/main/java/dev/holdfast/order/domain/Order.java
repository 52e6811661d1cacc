package dev.holdfast.order.domain;

import dev.holdfast.contracts.escrow.DecisionReason;
import dev.holdfast.contracts.escrow.EscrowDecided;
import dev.holdfast.contracts.escrow.EscrowFinished;
import dev.holdfast.contracts.escrow.EscrowLocked;
import dev.holdfast.contracts.escrow.EscrowOutcome;
import dev.holdfast.contracts.escrow.EscrowPayable;
import dev.holdfast.contracts.order.OrderAccepted;
import dev.holdfast.contracts.order.OrderCancelled;
import dev.holdfast.contracts.order.OrderClosed;
import dev.holdfast.contracts.order.OrderDelivered;
import dev.holdfast.contracts.order.OrderDisputed;
import dev.holdfast.contracts.order.OrderExpired;
import dev.holdfast.contracts.order.OrderFunded;
import dev.holdfast.contracts.order.OrderOutcome;
import dev.holdfast.contracts.order.OrderPlaced;
import dev.holdfast.contracts.order.OrderTimedOut;
import dev.holdfast.contracts.order.Party;
import dev.holdfast.contracts.order.PayoutInvoiceReplaced;
import dev.holdfast.contracts.order.Terms;
import dev.holdfast.money.Msat;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One order. Commands of its parties are refused with an {@link OrderRefusal} where the table has
 * no row for them; what is only heard of changes nothing then.
 */
@Entity
@Table(name = "market_order")
public non-sealed class Order extends OrderRecord {

  @SuppressWarnings("NullAway.Init")
  protected Order() {}

  /** A new order; {@link #placed} tells of it. */
  public Order(
      UUID orderId,
      String buyer,
      OfferVersion offer,
      Terms terms,
      String input,
      String idempotencyKey,
      Instant now) {
    this.orderId = orderId;
    this.state = OrderState.PLACED;
    this.buyer = buyer;
    this.provider = offer.provider();
    this.offerId = offer.offerId();
    this.offerVersion = offer.version();
    this.idempotencyKey = idempotencyKey;
    this.priceMsat = terms.priceMsat().value();
    this.feeBasisPoints = terms.feeBasisPoints();
    this.feeMsat = terms.feeMsat().value();
    this.splitStep = terms.splitStep();
    this.fundingSeconds = terms.fundingSeconds();
    this.deliverySeconds = terms.deliverySeconds();
    this.reviewSeconds = terms.reviewSeconds();
    this.disputeSeconds = terms.disputeSeconds();
    this.deadlineOutcome = terms.deadlineOutcome();
    this.input = input;
    this.outputSchema = offer.outputSchema();
    this.placedAt = now;
    this.payBy = now.plusSeconds(fundingSeconds);
    this.dueAt = payBy;
    this.changedAt = now;
  }

  public OrderChange placed() {
    OrderChange change = new OrderChange();
    change.tell(
        new OrderPlaced(orderId, buyer, provider, offerId, offerVersion, terms(), placedAt, payBy));
    change.notice("order.placed");
    return change;
  }

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

  public OrderChange deliver(Result delivered, String invoice, Instant now) {
    OrderChange change = new OrderChange();
    require(OrderCause.DELIVERY, "a delivery", change, now);
    Instant by = now.plusSeconds(reviewSeconds);
    result = delivered.inline();
    resultUrl = delivered.url();
    resultSha256 = delivered.sha256();
    proof = delivered.proof();
    payoutInvoice = invoice;
    deliveredAt = now;
    reviewBy = by;
    dueAt = by;
    change.tell(new OrderDelivered(orderId, delivered.sha256(), invoice, now, by));
    change.notice("order.delivered", Map.of("review_by", by.toString()));
    return change;
  }

  /** By the buyer. Once accepted, accepting again is no mistake and changes nothing. */
  public OrderChange accept(Instant now) {
    OrderChange change = new OrderChange();
    if (state == OrderState.ACCEPTED || state == OrderState.COMPLETED) {
      return change;
    }
    require(OrderCause.ACCEPTANCE, "acceptance", change, now);
    accepted(OrderOutcome.ACCEPTED, change, now);
    return change;
  }

  /**
   * The buyer can cancel until it is known to have paid, the provider until the end is agreed or
   * disputed. Once cancelled, cancelling again changes nothing.
   */
  public OrderChange cancel(Party by, Instant now) {
    OrderChange change = new OrderChange();
    if (state == OrderState.CANCELLED) {
      return change;
    }
    boolean unpaid = state == OrderState.PLACED || state == OrderState.AWAITING_FUNDS;
    if (by == Party.BUYER && !unpaid) {
      throw new OrderRefusal.WrongState(state, "a cancellation by the buyer");
    }
    require(OrderCause.CANCELLATION, "a cancellation", change, now);
    outcome =
        by == Party.BUYER ? OrderOutcome.CANCELLED_BY_BUYER : OrderOutcome.CANCELLED_BY_PROVIDER;
    dueAt = null;
    change.tell(new OrderCancelled(orderId, by, now));
    change.notice("order.cancelled", Map.of("by", by.name()));
    return change;
  }

  public OrderChange dispute(Party by, String reason, @Nullable String claim, Instant now) {
    OrderChange change = new OrderChange();
    boolean wasDelivered = state == OrderState.DELIVERED;
    require(OrderCause.DISPUTE, "a dispute", change, now);
    Instant decideBy = now.plusSeconds(disputeSeconds);
    disputeBy = decideBy;
    dueAt = null;
    change.tell(
        new OrderDisputed(
            orderId,
            buyer,
            provider,
            by,
            reason,
            claim,
            wasDelivered,
            splitStep,
            deadlineOutcome,
            now,
            decideBy));
    change.notice("order.disputed", Map.of("by", by.name(), "dispute_by", decideBy.toString()));
    return change;
  }

  /** Another invoice of the provider, while pay may still be due to it. */
  public OrderChange replacePayoutInvoice(String invoice, Instant now) {
    switch (state) {
      case DELIVERED, ACCEPTED, DISPUTED -> payoutInvoice = invoice;
      case PLACED,
          AWAITING_FUNDS,
          FUNDED,
          COMPLETED,
          CANCELLED,
          EXPIRED,
          TIMED_OUT,
          REFUNDED,
          RESOLVED ->
          throw new OrderRefusal.WrongState(state, "another payout invoice");
    }
    OrderChange change = new OrderChange();
    change.tell(new PayoutInvoiceReplaced(orderId, invoice, now));
    return change;
  }

  /** A window is over. Which one, the state says; a timer that comes too early changes nothing. */
  public OrderChange windowOver(Instant now) {
    OrderChange change = new OrderChange();
    if (dueAt == null || now.isBefore(dueAt)) {
      return change;
    }
    dueAt = null;
    switch (state) {
      case PLACED, AWAITING_FUNDS -> {
        move(OrderCause.FUNDING_OVER, change, now);
        outcome = OrderOutcome.EXPIRED;
        change.tell(new OrderExpired(orderId, now));
        change.notice("order.expired");
      }
      case FUNDED -> {
        move(OrderCause.DELIVERY_OVER, change, now);
        outcome = OrderOutcome.TIMED_OUT;
        change.tell(new OrderTimedOut(orderId, now));
        change.notice("order.timed-out");
      }
      case DELIVERED -> {
        move(OrderCause.SILENCE, change, now);
        accepted(OrderOutcome.ACCEPTED_BY_SILENCE, change, now);
      }
      case ACCEPTED, COMPLETED, CANCELLED, EXPIRED, TIMED_OUT, REFUNDED, DISPUTED, RESOLVED -> {}
    }
    return change;
  }

  /** The escrow's decision, where the order did not make it itself: an award, or the guard's. */
  public OrderChange decided(EscrowDecided escrow, Instant now) {
    OrderChange change = new OrderChange();
    providerPercent = escrow.providerPercent();
    if (state == OrderState.DISPUTED) {
      outcome =
          escrow.reason() == DecisionReason.AWARDED ? OrderOutcome.AWARDED : OrderOutcome.LAPSED;
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

  public OrderChange paidOut(Msat amount) {
    OrderChange change = new OrderChange();
    paidMsat = amount.value();
    change.notice("order.paid", Map.of("amount_msat", amount.value()));
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

  private void accepted(OrderOutcome how, OrderChange change, Instant now) {
    outcome = how;
    dueAt = null;
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

  private void require(OrderCause cause, String what, OrderChange change, Instant now) {
    if (!move(cause, change, now)) {
      throw new OrderRefusal.WrongState(state, what);
    }
  }

  private boolean move(OrderCause cause, OrderChange change, Instant now) {
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

  /** What this agent may do next. */
  public Set<OrderAction> actionsOf(String agentId) {
    return OrderActions.of(state, buyer.equals(agentId));
  }
}
