package dev.holdfast.order.domain;

import dev.holdfast.contracts.order.OrderCancelled;
import dev.holdfast.contracts.order.OrderDelivered;
import dev.holdfast.contracts.order.OrderDisputed;
import dev.holdfast.contracts.order.OrderExpired;
import dev.holdfast.contracts.order.OrderOutcome;
import dev.holdfast.contracts.order.OrderPlaced;
import dev.holdfast.contracts.order.OrderSplitAgreed;
import dev.holdfast.contracts.order.OrderTimedOut;
import dev.holdfast.contracts.order.Party;
import dev.holdfast.contracts.order.PayoutInvoiceReplaced;
import dev.holdfast.contracts.order.Terms;
import dev.holdfast.money.Percent;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One order, and what its parties and its windows do to it. A command that has no row in the table
 * is refused with an {@link OrderRefusal}.
 */
@Entity
@Table(name = "market_order")
public non-sealed class Order extends OrderCourse {

  @SuppressWarnings("NullAway.Init")
  protected Order() {}

  /** A new order; {@link #placed} tells of it. */
  public Order(
      UUID orderId,
      String buyer,
      OfferVersion offer,
      Terms terms,
      @Nullable UUID quoteId,
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
    this.conditions = offer.conditions();
    this.quoteId = quoteId;
    this.placedAt = now;
    this.payBy = now.plusSeconds(fundingSeconds);
    this.dueAt = payBy;
    this.changedAt = now;
  }

  /**
   * @param hasHistory whether an earlier order of the buyer ended with its provider paid
   */
  public OrderChange placed(boolean hasHistory) {
    OrderChange change = new OrderChange();
    change.tell(
        new OrderPlaced(
            orderId, buyer, provider, offerId, offerVersion, terms(), placedAt, payBy, hasHistory));
    change.notice("order.placed");
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
    remindAt = Reviews.firstReminder(now, reviewSeconds);
    judgeAt = hasConditions() ? now : null;
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

  /** One side says how it would divide the price; the last word of either side stands. */
  public OrderChange offerSplit(Party by, Percent split, Instant now) {
    requireSplittable(split);
    splitOfferedBy = by;
    splitOfferedPercent = split.value();
    OrderChange change = new OrderChange();
    change.notice(
        "order.split-offered", Map.of("by", by.name(), "provider_percent", split.value()));
    return change;
  }

  /**
   * The other side agrees, and names what it agrees to: an offer that was changed in between is not
   * accepted by mistake.
   */
  public OrderChange acceptSplit(Party by, Percent split, Instant now) {
    if (outcome == OrderOutcome.AGREED && Objects.equals(splitOfferedPercent, split.value())) {
      return new OrderChange();
    }
    requireSplittable(split);
    if (splitOfferedBy == null
        || splitOfferedBy == by
        || !Objects.equals(splitOfferedPercent, split.value())) {
      throw new OrderRefusal.NoSuchSplit(splitOfferedBy, splitOfferedPercent);
    }
    OrderChange change = new OrderChange();
    boolean inDispute = state == OrderState.DISPUTED;
    if (!inDispute) {
      require(OrderCause.AGREEMENT, "a split", change, now);
    }
    outcome = OrderOutcome.AGREED;
    dueAt = null;
    judgeAt = null;
    remindAt = null;
    change.tell(new OrderSplitAgreed(orderId, split.value(), now));
    change.notice("order.split-agreed", Map.of("provider_percent", split.value()));
    return change;
  }

  private void requireSplittable(Percent split) {
    switch (state) {
      case FUNDED, DELIVERED, DISPUTED -> {}
      case PLACED,
          AWAITING_FUNDS,
          ACCEPTED,
          COMPLETED,
          CANCELLED,
          EXPIRED,
          TIMED_OUT,
          REFUNDED,
          RESOLVED ->
          throw new OrderRefusal.WrongState(state, "a split");
    }
    if (!splitStep.allows(split)) {
      throw new OrderRefusal.OffTheStep(split, splitStep);
    }
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

  private boolean hasConditions() {
    return !conditions.equals("[]");
  }

  /** What this agent may do next. */
  public Set<OrderAction> actionsOf(String agentId) {
    return OrderActions.of(this, partyOf(agentId));
  }
}
