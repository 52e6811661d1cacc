package dev.holdfast.escrow.app;

import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import dev.holdfast.contracts.dispute.DisputeAwarded;
import dev.holdfast.contracts.dispute.DisputeLapsed;
import dev.holdfast.contracts.escrow.DecisionReason;
import dev.holdfast.contracts.order.OrderAccepted;
import dev.holdfast.contracts.order.OrderCancelled;
import dev.holdfast.contracts.order.OrderDelivered;
import dev.holdfast.contracts.order.OrderDisputed;
import dev.holdfast.contracts.order.OrderExpired;
import dev.holdfast.contracts.order.OrderPlaced;
import dev.holdfast.contracts.order.OrderSplitAgreed;
import dev.holdfast.contracts.order.OrderTimedOut;
import dev.holdfast.contracts.order.PayoutInvoiceReplaced;
import dev.holdfast.contracts.settlement.LegAccepted;
import dev.holdfast.contracts.settlement.LegCancelled;
import dev.holdfast.contracts.settlement.LegLost;
import dev.holdfast.contracts.settlement.LegSettled;
import dev.holdfast.contracts.settlement.LegsOpened;
import dev.holdfast.contracts.settlement.PayoutCredited;
import dev.holdfast.contracts.settlement.PayoutSucceeded;
import dev.holdfast.escrow.domain.Change;
import dev.holdfast.escrow.domain.Escrow;
import dev.holdfast.escrow.domain.EscrowPolicy;
import dev.holdfast.escrow.domain.Escrows;
import dev.holdfast.escrow.domain.Ledger;
import dev.holdfast.messaging.Outbox;
import dev.holdfast.messaging.Told;
import dev.holdfast.money.Percent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What happens to an escrow, event by event. */
@Service
public class EscrowLife {

  private static final Logger log = LoggerFactory.getLogger(EscrowLife.class);

  private final Escrows escrows;
  private final Ledger ledger;
  private final Outbox outbox;
  private final EscrowPolicy policy;
  private final TimeBasedEpochGenerator ids;
  private final Clock clock;

  EscrowLife(
      Escrows escrows,
      Ledger ledger,
      Outbox outbox,
      EscrowPolicy policy,
      TimeBasedEpochGenerator ids,
      Clock clock) {
    this.escrows = escrows;
    this.ledger = ledger;
    this.outbox = outbox;
    this.policy = policy;
    this.ids = ids;
    this.clock = clock;
  }

  @Transactional
  public void open(OrderPlaced order) {
    if (escrows.existsFor(order.orderId())) {
      return;
    }
    Escrow escrow = new Escrow(order, ids.generate(), ids::generate, clock.instant());
    escrows.add(escrow);
    Duration funding = Duration.ofSeconds(order.terms().fundingSeconds());
    carryOut(
        escrow,
        escrow.planned(order.terms().windows(), funding, policy.budget(), order.buyerHasHistory()));
  }

  @Transactional
  public void legsOpened(LegsOpened event) {
    change(event.orderId(), (escrow, now) -> escrow.legsOpened(event, now));
  }

  @Transactional
  public void legAccepted(LegAccepted event) {
    int margin = policy.budget().guardMarginBlocks();
    change(event.orderId(), (escrow, now) -> escrow.legAccepted(event, margin, now));
  }

  @Transactional
  public void legCancelled(LegCancelled event) {
    change(event.orderId(), (escrow, now) -> escrow.legCancelled(event.legId(), now));
  }

  @Transactional
  public void legSettled(LegSettled event) {
    change(
        event.orderId(),
        (escrow, now) -> escrow.legSettled(event.legId(), event.amountPaidMsat(), now));
  }

  @Transactional
  public void legLost(LegLost event) {
    log.error(
        "ALARM leg {} of order {} is lost: {}", event.legId(), event.orderId(), event.detail());
    change(event.orderId(), (escrow, now) -> escrow.legLost(event.legId(), now));
  }

  @Transactional
  public void delivered(OrderDelivered event) {
    change(event.orderId(), (escrow, now) -> escrow.delivered(event.payoutInvoice()));
  }

  @Transactional
  public void payoutInvoiceReplaced(PayoutInvoiceReplaced event) {
    change(event.orderId(), (escrow, now) -> escrow.payoutInvoiceReplaced(event.payoutInvoice()));
  }

  @Transactional
  public void accepted(OrderAccepted event) {
    change(
        event.orderId(), (escrow, now) -> escrow.decide(Percent.ALL, DecisionReason.ACCEPTED, now));
  }

  @Transactional
  public void cancelled(OrderCancelled event) {
    ended(event.orderId(), DecisionReason.CANCELLED);
  }

  @Transactional
  public void expired(OrderExpired event) {
    ended(event.orderId(), DecisionReason.TIMED_OUT);
  }

  @Transactional
  public void timedOut(OrderTimedOut event) {
    ended(event.orderId(), DecisionReason.TIMED_OUT);
  }

  @Transactional
  public void disputed(OrderDisputed event) {
    change(event.orderId(), Escrow::disputed);
    change(event.orderId(), Escrow::decideWhatCameEarly);
  }

  @Transactional
  public void splitAgreed(OrderSplitAgreed event) {
    Percent split = Percent.of(event.providerPercent());
    change(event.orderId(), (escrow, now) -> escrow.decide(split, DecisionReason.AGREED, now));
  }

  @Transactional
  public void awarded(DisputeAwarded event) {
    Percent award = Percent.of(event.providerPercent());
    change(event.orderId(), (escrow, now) -> escrow.awarded(award, now));
  }

  @Transactional
  public void disputeLapsed(DisputeLapsed event) {
    change(event.orderId(), Escrow::disputeLapsed);
  }

  @Transactional
  public void payoutSucceeded(PayoutSucceeded event) {
    change(event.orderId(), (escrow, now) -> escrow.payoutSucceeded(event, now));
  }

  @Transactional
  public void payoutCredited(PayoutCredited event) {
    change(event.orderId(), (escrow, now) -> escrow.payoutCredited(event.payoutId(), now));
  }

  /** The guard's height of this order's escrow is reached. */
  @Transactional
  public void guardReached(UUID orderId) {
    change(orderId, Escrow::guardReached);
  }

  private void ended(UUID orderId, DecisionReason reason) {
    change(orderId, (escrow, now) -> escrow.orderEnded(reason, now));
  }

  private void change(UUID orderId, BiFunction<Escrow, Instant, Change> step) {
    escrows
        .lockByOrder(orderId)
        .ifPresentOrElse(
            escrow -> carryOut(escrow, step.apply(escrow, clock.instant())),
            () -> log.error("ALARM an event for order {} that has no escrow", orderId));
  }

  private void carryOut(Escrow escrow, Change change) {
    Instant now = clock.instant();
    change.entries().forEach(entry -> ledger.post(entry, now));
    Told told = outbox.publishAll(change.events());
    change
        .steps()
        .forEach(step -> escrows.record(escrow.escrowId(), step, told.of(step.toldBy()), now));
  }
}
