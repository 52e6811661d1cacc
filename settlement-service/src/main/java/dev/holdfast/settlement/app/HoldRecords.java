package dev.holdfast.settlement.app;

import dev.holdfast.contracts.settlement.SettlementEvent;
import dev.holdfast.messaging.Outbox;
import dev.holdfast.money.BlockHeight;
import dev.holdfast.settlement.domain.hold.Admission;
import dev.holdfast.settlement.domain.hold.ChannelLoads;
import dev.holdfast.settlement.domain.hold.EscrowHolds;
import dev.holdfast.settlement.domain.hold.Escrows;
import dev.holdfast.settlement.domain.hold.Hold;
import dev.holdfast.settlement.domain.hold.HoldLimits;
import dev.holdfast.settlement.domain.hold.HoldState;
import dev.holdfast.settlement.domain.hold.Holds;
import dev.holdfast.settlement.domain.hold.Preimage;
import dev.holdfast.settlement.domain.hold.ToOpen;
import dev.holdfast.settlement.domain.node.InvoiceView;
import dev.holdfast.settlement.domain.node.Lightning;
import dev.holdfast.settlement.domain.node.OpenedInvoice;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Stores intents before, and answers after, the calls to the nodes that hold the legs. */
@Service
@Transactional
public class HoldRecords {
  private static final Logger LOG = LoggerFactory.getLogger(HoldRecords.class);

  private final Escrows escrows;
  private final Holds holds;
  private final NodeChooser chooser;
  private final HoldLimits limits;
  private final ChannelLoads loads;
  private final Lightning lightning;
  private final Outbox outbox;
  private final Clock clock;
  private final Work work;

  public HoldRecords(
      Escrows escrows,
      Holds holds,
      NodeChooser chooser,
      HoldLimits limits,
      ChannelLoads loads,
      Lightning lightning,
      Outbox outbox,
      Clock clock,
      Work work) {
    this.escrows = escrows;
    this.holds = holds;
    this.chooser = chooser;
    this.limits = limits;
    this.loads = loads;
    this.lightning = lightning;
    this.outbox = outbox;
    this.clock = clock;
    this.work = work;
  }

  /** One statement, so no transaction, as below. */
  @Transactional(propagation = Propagation.SUPPORTS)
  public Optional<Hold> hold(UUID legId) {
    return holds.findByLegId(legId);
  }

  /** Empty where nothing is to be opened now. The intent is stored when this returns. */
  public Optional<ToOpen> toOpen(UUID escrowId) {
    Optional<EscrowHolds> escrow = escrows.lock(escrowId);
    escrow.ifPresent(chooser::choose);
    return escrow.flatMap(EscrowHolds::toOpen);
  }

  /**
   * Invoices that exist now. One whose leg was given up meanwhile is cancelled: nobody ever sees
   * its payment request, but it would wait on the node until it expires.
   */
  public void opened(UUID escrowId, Map<UUID, OpenedInvoice> invoices, boolean all) {
    EscrowHolds escrow = escrows.lock(escrowId).orElseThrow();
    for (Hold leg : escrow.legs()) {
      OpenedInvoice invoice = invoices.get(leg.legId());
      if (invoice != null && !leg.opened(invoice) && leg.state().isFinal()) {
        work.submit(new Task.DriveHold(leg.legId()));
      }
    }
    if (!all) {
      outbox.publishAll(escrow.delayed("lightning-unavailable", clock.instant()));
    }
    outbox.publishAll(escrow.openedIfAllAre());
  }

  /** LND's view of an invoice, from a stream or from the reconciler. */
  public void observed(UUID legId, InvoiceView view) {
    change(
        legId,
        hold -> {
          if (view.state() == InvoiceView.State.SETTLED
              && hold.state() != HoldState.SETTLING
              && hold.state() != HoldState.SETTLED) {
            LOG.error("ALARM: LND says SETTLED of leg {}, which is {}", legId, hold.state());
          }
          int delta = hold.node() == null ? 0 : lightning.node(hold.node()).holdExpiryDelta();
          boolean begins = hold.state() == HoldState.OPEN;
          List<SettlementEvent> events =
              hold.observe(view, admission(hold, view), delta, clock.instant());
          if (begins && hold.state() == HoldState.ACCEPTED) {
            loads.add(legId, view.held());
          }
          return events;
        });
  }

  private Admission admission(Hold hold, InvoiceView view) {
    boolean begins = hold.state() == HoldState.OPEN && view.state() == InvoiceView.State.ACCEPTED;
    EscrowHolds escrow = escrows.findByEscrowId(hold.escrowId()).orElseThrow();
    return new Admission(
        limits,
        !escrow.buyerHasHistory(),
        begins ? loads.locked(view.channels(), limits.smallLeg()) : Map.of(),
        hold.node() == null ? BlockHeight.of(0) : lightning.node(hold.node()).height());
  }

  /**
   * LND has settled the leg.
   *
   * @param isFinal whether nobody can take the money back any more
   * @return false where that has to be known first, since the escrow's money is taken before it is
   *     paid out; nothing is stored then
   */
  public boolean settled(UUID legId, Preimage preimage, boolean isFinal) {
    EscrowHolds escrow = locked(legId);
    if (escrow.isTakeFirst() && !isFinal) {
      return false;
    }
    change(escrow.leg(legId), hold -> hold.settled(preimage));
    return true;
  }

  public void canceledByLnd(UUID legId) {
    gone(legId, Hold::canceledByLnd);
  }

  /** The node is away past the expiry of the leg's HTLCs. */
  public void writtenOff(UUID legId) {
    gone(legId, Hold::writeOff);
  }

  /** The node is back and was asked for a leg that had been given up. */
  public void compared(UUID legId) {
    change(
        legId,
        hold -> {
          hold.compared();
          return List.of();
        });
  }

  private void gone(UUID legId, BiFunction<Hold, Instant, List<SettlementEvent>> how) {
    change(
        legId,
        hold -> {
          List<SettlementEvent> events = how.apply(hold, clock.instant());
          if (hold.state() == HoldState.LOST && !events.isEmpty()) {
            LOG.error("ALARM: leg {} of order {} is lost", legId, hold.orderId());
          }
          return events;
        });
  }

  private void change(UUID legId, Function<Hold, List<SettlementEvent>> change) {
    change(locked(legId).leg(legId), change);
  }

  private void change(Hold hold, Function<Hold, List<SettlementEvent>> change) {
    HoldState before = hold.state();
    outbox.publishAll(change.apply(hold));
    if (before != hold.state() && hold.state().isFinal()) {
      loads.remove(hold.legId());
    }
    boolean decided = hold.state() == HoldState.CANCELLING || hold.state() == HoldState.SETTLING;
    if (decided && before != hold.state()) {
      work.submit(new Task.DriveHold(hold.legId()));
    }
  }

  private EscrowHolds locked(UUID legId) {
    return escrows
        .lockByLeg(legId)
        .orElseThrow(() -> new IllegalArgumentException("no such leg: " + legId));
  }
}
