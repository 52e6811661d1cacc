package dev.holdfast.settlement.app;

import dev.holdfast.settlement.domain.hold.Hold;
import dev.holdfast.settlement.domain.hold.HoldLimits;
import dev.holdfast.settlement.domain.hold.HoldState;
import dev.holdfast.settlement.domain.hold.Preimage;
import dev.holdfast.settlement.domain.hold.PreimageVault;
import dev.holdfast.settlement.domain.hold.ToOpen;
import dev.holdfast.settlement.domain.node.Ack;
import dev.holdfast.settlement.domain.node.Answer.Done;
import dev.holdfast.settlement.domain.node.Answer.Refused;
import dev.holdfast.settlement.domain.node.Answer.Unknown;
import dev.holdfast.settlement.domain.node.Finality;
import dev.holdfast.settlement.domain.node.InvoiceView;
import dev.holdfast.settlement.domain.node.Lightning;
import dev.holdfast.settlement.domain.node.NewHold;
import dev.holdfast.settlement.domain.node.NodeLeases;
import dev.holdfast.settlement.domain.node.OpenedInvoice;
import dev.holdfast.settlement.domain.node.Refusal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Calls the nodes that hold the legs. An answer that did not come changes nothing: the leg keeps
 * its intent, and the reconciler asks again.
 */
@Service
@Transactional(propagation = Propagation.NOT_SUPPORTED)
public class HoldDriver {
  private static final Logger LOG = LoggerFactory.getLogger(HoldDriver.class);

  private final HoldRecords records;
  private final Lightning lightning;
  private final PreimageVault vault;
  private final HoldLimits limits;
  private final NodeLeases leases;
  private final AwaitedResolutions awaited;
  private final Work work;

  public HoldDriver(
      HoldRecords records,
      Lightning lightning,
      PreimageVault vault,
      HoldLimits limits,
      NodeLeases leases,
      AwaitedResolutions awaited,
      Work work) {
    this.records = records;
    this.lightning = lightning;
    this.vault = vault;
    this.limits = limits;
    this.leases = leases;
    this.awaited = awaited;
    this.work = work;
  }

  /** Makes those invoices of an escrow that are missing. */
  public void open(UUID escrowId) {
    records.toOpen(escrowId).ifPresent(this::open);
  }

  /** Makes invoices at once, of which it is stored that they may exist. */
  public void open(ToOpen plan) {
    if (!leases.owns(plan.node())) {
      return;
    }
    Map<UUID, OpenedInvoice> opened = new HashMap<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Map<UUID, Future<Optional<OpenedInvoice>>> calls = new HashMap<>();
      plan.invoices()
          .forEach((leg, hold) -> calls.put(leg, threads.submit(() -> add(plan.node(), hold))));
      calls.forEach((leg, call) -> result(call).ifPresent(invoice -> opened.put(leg, invoice)));
    }
    records.opened(plan.escrowId(), opened, opened.size() == plan.invoices().size());
    opened.values().forEach(invoice -> lightning.watchInvoice(plan.node(), invoice.hash()));
  }

  private Optional<OpenedInvoice> add(String node, NewHold hold) {
    return switch (lightning.addHold(node, hold)) {
      case Done<OpenedInvoice>(var invoice) -> Optional.of(invoice);
      case Refused<OpenedInvoice>(var reason, var detail) -> {
        if (reason != Refusal.ALREADY_EXISTS) {
          LOG.error("ALARM: {} refused a hold invoice: {}", node, detail);
          yield Optional.empty();
        }
        yield existing(node, hold);
      }
      case Unknown<OpenedInvoice>(var detail) -> {
        LOG.warn("whether {} made the hold invoice is not known: {}", node, detail);
        yield existing(node, hold);
      }
    };
  }

  /** The answer was lost, or it is an earlier call's: the invoice itself tells. */
  private Optional<OpenedInvoice> existing(String node, NewHold hold) {
    return switch (lightning.lookup(node, hold.hash())) {
      case Done<InvoiceView>(var view) ->
          Optional.of(new OpenedInvoice(view.hash(), view.paymentRequest(), view.expiresAt()));
      case Refused<InvoiceView> no -> Optional.empty();
      case Unknown<InvoiceView> nobodyKnows -> Optional.empty();
    };
  }

  /** Does what the leg's state asks for, or compares it with LND. */
  public void drive(UUID legId) {
    records.hold(legId).ifPresent(this::drive);
  }

  private void drive(Hold hold) {
    String node = hold.node();
    // The instance that owns the node finds the row by its own sweeps.
    if (node == null || !leases.owns(node)) {
      return;
    }
    switch (hold.state()) {
      case PLANNED -> work.submit(new Task.OpenLegs(hold.escrowId()));
      case OPEN, ACCEPTED -> compare(node, hold);
      case SETTLING -> settle(node, hold);
      case CANCELLING -> cancel(node, hold);
      case CANCELLED -> {
        if (hold.isWrittenOff()) {
          compareWrittenOff(node, hold);
        }
        lightning.cancel(node, hold.paymentHash());
      }
      case LOST -> compareWrittenOff(node, hold);
      case SETTLED -> {}
    }
  }

  private void compare(String node, Hold hold) {
    switch (lightning.lookup(node, hold.paymentHash())) {
      case Done<InvoiceView>(var view) -> {
        if (hold.isNews(view)) {
          records.observed(hold.legId(), view);
        }
        if (hold.state() == HoldState.OPEN) {
          lightning.watchInvoice(node, hold.paymentHash());
        }
      }
      case Refused<InvoiceView>(var reason, var detail) -> {
        // LND collects cancelled invoices; one that is gone was cancelled.
        if (reason == Refusal.NOT_FOUND) {
          records.canceledByLnd(hold.legId());
        }
      }
      case Unknown<InvoiceView>(var detail) ->
          LOG.debug("leg {} could not be compared: {}", hold.legId(), detail);
    }
  }

  private void settle(String node, Hold hold) {
    Preimage preimage = vault.open(hold.preimage(), hold.paymentHash());
    switch (lightning.settle(node, preimage)) {
      case Done<Ack> done -> settled(node, hold, preimage);
      case Refused<Ack>(var reason, var detail) -> {
        if (reason == Refusal.ALREADY_CANCELED || isGone(node, hold)) {
          records.canceledByLnd(hold.legId());
        } else {
          LOG.error("ALARM: leg {} cannot be settled: {}", hold.legId(), detail);
        }
      }
      case Unknown<Ack>(var detail) ->
          LOG.warn("whether leg {} was settled is not known: {}", hold.legId(), detail);
    }
  }

  /** A large leg stays SETTLING, and is asked for again, until nobody can take it back. */
  private void settled(String node, Hold hold, Preimage preimage) {
    if (hold.amount().isLessThan(limits.finalFrom())
        && records.settled(hold.legId(), preimage, false)) {
      return;
    }
    awaited.await(node);
    switch (lightning.finality(node, hold.paymentHash())) {
      case Done<Finality>(var finality) -> {
        switch (finality) {
          case FINAL -> records.settled(hold.legId(), preimage, true);
          case PENDING -> LOG.debug("leg {} is settled and not final yet", hold.legId());
          case GONE -> records.canceledByLnd(hold.legId());
        }
      }
      case Refused<Finality>(var reason, var detail) ->
          LOG.warn("whether leg {} is final was not told: {}", hold.legId(), detail);
      case Unknown<Finality>(var detail) ->
          LOG.debug("whether leg {} is final is not known: {}", hold.legId(), detail);
    }
  }

  /** It may have been settled before the node went away, by a call whose answer was lost. */
  private void compareWrittenOff(String node, Hold hold) {
    if (lightning.lookup(node, hold.paymentHash()) instanceof Done<InvoiceView>(var view)) {
      if (view.state() == InvoiceView.State.SETTLED) {
        LOG.error("ALARM: leg {} was given up, and {} has settled it", hold.legId(), node);
      }
      records.compared(hold.legId());
    }
  }

  private boolean isGone(String node, Hold hold) {
    return lightning.lookup(node, hold.paymentHash()) instanceof Refused<InvoiceView> no
        && no.reason() == Refusal.NOT_FOUND;
  }

  private void cancel(String node, Hold hold) {
    switch (lightning.cancel(node, hold.paymentHash())) {
      case Done<Ack> done -> records.canceledByLnd(hold.legId());
      case Refused<Ack>(var reason, var detail) -> {
        if (reason == Refusal.NOT_FOUND) {
          records.canceledByLnd(hold.legId());
        } else {
          LOG.error("ALARM: leg {} cannot be cancelled: {}", hold.legId(), detail);
        }
      }
      case Unknown<Ack>(var detail) ->
          LOG.warn("whether leg {} was cancelled is not known: {}", hold.legId(), detail);
    }
  }

  private static Optional<OpenedInvoice> result(Future<Optional<OpenedInvoice>> call) {
    try {
      return call.get();
    } catch (ExecutionException e) {
      LOG.error("a hold invoice could not be made", e);
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
