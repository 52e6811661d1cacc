package dev.holdfast.order.app;

import dev.holdfast.contracts.escrow.EscrowDecided;
import dev.holdfast.contracts.escrow.EscrowFinished;
import dev.holdfast.contracts.escrow.EscrowLocked;
import dev.holdfast.contracts.escrow.EscrowPayable;
import dev.holdfast.contracts.escrow.EscrowTakenIntoCustody;
import dev.holdfast.contracts.offer.OfferPublished;
import dev.holdfast.contracts.offer.OfferStateChanged;
import dev.holdfast.contracts.settlement.LegAccepted;
import dev.holdfast.contracts.settlement.LegCancelled;
import dev.holdfast.contracts.settlement.LegLost;
import dev.holdfast.contracts.settlement.LegSettled;
import dev.holdfast.contracts.settlement.LegsDelayed;
import dev.holdfast.contracts.settlement.PayoutAwaitsInvoice;
import dev.holdfast.contracts.settlement.PayoutSucceeded;
import dev.holdfast.order.domain.Catalogue;
import dev.holdfast.order.domain.OfferVersion;
import dev.holdfast.order.domain.Order;
import dev.holdfast.order.domain.OrderChange;
import dev.holdfast.order.domain.OrderLeg;
import dev.holdfast.order.domain.Orders;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What an order makes of what other services tell. */
@Service
public class OrderReactions {

  private static final Logger log = LoggerFactory.getLogger(OrderReactions.class);

  private final Orders orders;
  private final Catalogue catalogue;
  private final Changes changes;
  private final Clock clock;

  OrderReactions(Orders orders, Catalogue catalogue, Changes changes, Clock clock) {
    this.orders = orders;
    this.catalogue = catalogue;
    this.changes = changes;
    this.clock = clock;
  }

  @Transactional
  public void offerPublished(OfferPublished event) {
    catalogue.add(OfferVersion.of(event));
  }

  @Transactional
  public void offerStateChanged(OfferStateChanged event) {
    catalogue.setState(event.offerId(), event.state());
  }

  @Transactional
  public void payable(EscrowPayable event) {
    change(event.orderId(), (order, now) -> order.payable(event, now));
  }

  @Transactional
  public void delayed(LegsDelayed event) {
    change(event.orderId(), (order, now) -> order.delayed());
  }

  @Transactional
  public void locked(EscrowLocked event) {
    change(event.orderId(), (order, now) -> order.locked(event, now));
  }

  @Transactional
  public void decided(EscrowDecided event) {
    change(event.orderId(), (order, now) -> order.decided(event, now));
  }

  @Transactional
  public void takenIntoCustody(EscrowTakenIntoCustody event) {
    change(event.orderId(), (order, now) -> order.takenIntoCustody());
  }

  @Transactional
  public void finished(EscrowFinished event) {
    change(event.orderId(), (order, now) -> order.finished(event, now));
  }

  @Transactional
  public void legAccepted(LegAccepted event) {
    see(event.orderId(), order -> order.leg(event.legId(), OrderLeg.State.ACCEPTED));
  }

  @Transactional
  public void legCancelled(LegCancelled event) {
    see(event.orderId(), order -> order.leg(event.legId(), OrderLeg.State.CANCELLED));
  }

  @Transactional
  public void legLost(LegLost event) {
    see(event.orderId(), order -> order.leg(event.legId(), OrderLeg.State.LOST));
  }

  @Transactional
  public void legSettled(LegSettled event) {
    see(event.orderId(), order -> order.legSettled(event.legId(), event.preimage()));
  }

  @Transactional
  public void payoutSucceeded(PayoutSucceeded event) {
    change(event.orderId(), (order, now) -> order.paidOut(event));
  }

  @Transactional
  public void payoutAwaitsInvoice(PayoutAwaitsInvoice event) {
    change(
        event.orderId(),
        (order, now) -> order.payoutInvoiceNeeded(event.dueMsat(), event.reason()));
  }

  private void see(UUID orderId, Consumer<Order> fact) {
    change(
        orderId,
        (order, now) -> {
          fact.accept(order);
          return new OrderChange();
        });
  }

  private void change(UUID orderId, BiFunction<Order, Instant, OrderChange> step) {
    orders
        .lock(orderId)
        .ifPresentOrElse(
            order -> changes.carryOut(order, step.apply(order, clock.instant())),
            () -> log.error("ALARM an event for order {} that does not exist", orderId));
  }
}
