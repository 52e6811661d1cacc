package dev.holdfast.simulator.core;

import com.google.protobuf.ByteString;
import dev.holdfast.lnd.lnrpc.Failure.FailureCode;
import dev.holdfast.lnd.lnrpc.Invoice;
import dev.holdfast.lnd.lnrpc.Invoice.InvoiceState;
import dev.holdfast.lnd.lnrpc.InvoiceHTLCState;
import dev.holdfast.lnd.lnrpc.ListInvoiceRequest;
import dev.holdfast.lnd.lnrpc.ListInvoiceResponse;
import dev.holdfast.simulator.bolt11.Bolt11;
import dev.holdfast.simulator.bolt11.Bolt11Encoder;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The invoices of one node. Every method is called under the world's lock. */
public final class InvoiceRegistry {
  /** How long an incomplete set of HTLCs waits for its rest. */
  public static final Duration SET_TIMEOUT = Duration.ofSeconds(120);

  private static final int FINAL_CLTV_REJECT_DELTA = 19;
  private static final ByteString HASH_OF_ZEROES =
      NewInvoice.sha256(ByteString.copyFrom(new byte[32]));

  private final World world;
  private final Node node;
  private final Forwarding forwarding;
  private final InvoiceStore store = new InvoiceStore();
  private final InvoiceStreams streams = new InvoiceStreams();
  private final HoldDeadlines deadlines = new HoldDeadlines();

  InvoiceRegistry(World world, Node node, Forwarding forwarding) {
    this.world = world;
    this.node = node;
    this.forwarding = forwarding;
  }

  /** Adds an invoice, or refuses with LND's words. */
  public Invoice add(NewInvoice wanted) {
    wanted.check();
    ByteString preimage = wanted.knownPreimage();
    ByteString secret = NewInvoice.random32();
    Bolt11 request = wanted.request(preimage, secret, node.key(), world.now());
    ByteString hash = request.paymentHash();
    if (hash.equals(HASH_OF_ZEROES)) {
      throw LndErrors.plain("cannot use hash of all-zeroes preimage");
    }
    if (store.find(hash) != null) {
      throw LndErrors.plain("invoice with payment hash already exists");
    }
    String text = Bolt11Encoder.encode(request, node.key());
    InvoiceEntry entry = new InvoiceEntry(request, text, secret, store.nextAddIndex(), preimage);
    store.add(entry);
    Instant end = Instant.ofEpochSecond(request.timestamp() + request.expirySeconds());
    deadlines.remember(entry, world.at(end, () -> expire(entry)));
    streams.changed(entry);
    return entry.toProto();
  }

  /** Takes the money of an ACCEPTED hold. */
  public void settle(ByteString preimage) {
    if (preimage.size() != 32) {
      throw LndErrors.plain("invalid preimage length of " + preimage.size() + ", want 32");
    }
    InvoiceEntry entry = store.find(NewInvoice.sha256(preimage));
    if (entry == null) {
      throw LndErrors.noInvoice();
    }
    switch (entry.state()) {
      case OPEN -> throw LndErrors.plain("invoice still open");
      case CANCELED -> throw LndErrors.plain("invoice already canceled");
      case ACCEPTED -> settle(entry, preimage);
      case SETTLED, UNRECOGNIZED -> {
        // LND answers OK again.
      }
    }
  }

  /** Gives an OPEN or ACCEPTED invoice up. */
  public void cancel(ByteString hash) {
    if (hash.size() != 32) {
      throw LndErrors.plain("invalid hash length of " + hash.size() + ", want 32");
    }
    InvoiceEntry entry = store.find(hash);
    if (entry == null) {
      throw LndErrors.noInvoice();
    }
    if (entry.state() == InvoiceState.SETTLED) {
      throw LndErrors.plain("invoice already settled");
    }
    if (entry.state() != InvoiceState.CANCELED) {
      cancelNow(entry);
    }
  }

  public Invoice lookup(ByteString hash) {
    return found(store.find(hash)).toProto();
  }

  public Invoice lookupBySecret(ByteString secret) {
    return found(store.findBySecret(secret)).toProto();
  }

  public ListInvoiceResponse list(ListInvoiceRequest query) {
    return store.list(query);
  }

  public void watch(ByteString hash, Sink<Invoice> sink) {
    streams.watch(hash, store.find(hash), sink);
  }

  public void unwatch(ByteString hash, Sink<Invoice> sink) {
    streams.unwatch(hash, sink);
  }

  public void watchAll(long addIndex, long settleIndex, Sink<Invoice> sink) {
    streams.watchAll(store.since(addIndex, settleIndex), sink);
  }

  public void unwatchAll(Sink<Invoice> sink) {
    streams.unwatchAll(sink);
  }

  void endStreams() {
    streams.end();
  }

  /** An HTLC has come for one of this node's invoices, or for none. */
  void receive(Attempt attempt) {
    InvoiceEntry entry = store.find(attempt.hash);
    if (entry == null || !entry.secret.equals(attempt.secret) || !fits(entry, attempt)) {
      forwarding.fail(attempt, FailureCode.INCORRECT_OR_UNKNOWN_PAYMENT_DETAILS);
      return;
    }
    HeldHtlc held = new HeldHtlc(attempt, node.seenHeight(), world.now());
    entry.htlcs.add(held);
    if (entry.acceptedMsat() < attempt.totalMsat) {
      world.after(SET_TIMEOUT, () -> release(entry, held));
      return;
    }
    ByteString preimage = entry.preimage();
    if (preimage != null) {
      settle(entry, preimage);
      return;
    }
    entry.accept();
    deadlines.accepted(entry);
    streams.changed(entry);
  }

  /** LND's own end of holds that come too near to their expiry. */
  void cancelBefore(int height) {
    deadlines.due(height + node.settings().holdExpiryDelta()).forEach(this::cancelNow);
  }

  /** What fell due while the node was down. */
  void catchUp() {
    for (InvoiceEntry entry : deadlines.takeMissed()) {
      expire(entry);
    }
    cancelBefore(node.seenHeight());
  }

  private boolean fits(InvoiceEntry entry, Attempt attempt) {
    int expiry = attempt.htlcs.getLast().expiry();
    int needed = Math.max(FINAL_CLTV_REJECT_DELTA, entry.request.minFinalCltv());
    Set<Long> totals = new HashSet<>();
    entry.accepted().forEach(held -> totals.add(held.attempt.totalMsat));
    return entry.state() == InvoiceState.OPEN
        && attempt.totalMsat > 0
        && attempt.totalMsat >= entry.priceMsat()
        && (totals.isEmpty() || totals.contains(attempt.totalMsat))
        && expiry >= node.seenHeight() + needed
        && !entry.request.isAmp();
  }

  private void settle(InvoiceEntry entry, ByteString preimage) {
    List<HeldHtlc> set = entry.settle(preimage, store.nextSettleIndex(), world.now());
    store.ended(entry);
    deadlines.forget(entry);
    set.forEach(held -> forwarding.settle(held.attempt, preimage));
    streams.changed(entry);
  }

  private void cancelNow(InvoiceEntry entry) {
    if (entry.isFinal()) {
      return;
    }
    List<HeldHtlc> set = entry.cancel(world.now());
    store.ended(entry);
    deadlines.forget(entry);
    set.forEach(
        held -> forwarding.fail(held.attempt, FailureCode.INCORRECT_OR_UNKNOWN_PAYMENT_DETAILS));
    streams.changed(entry);
    if (node.settings().collectCancelled()) {
      store.remove(entry);
    }
  }

  private void expire(InvoiceEntry entry) {
    if (entry.state() != InvoiceState.OPEN) {
      return;
    }
    if (node.registryRuns()) {
      cancelNow(entry);
    } else {
      deadlines.missed(entry);
    }
  }

  private void release(InvoiceEntry entry, HeldHtlc held) {
    if (entry.state() == InvoiceState.OPEN && held.isAccepted()) {
      held.resolve(InvoiceHTLCState.CANCELED, world.now());
      forwarding.fail(held.attempt, FailureCode.MPP_TIMEOUT);
    }
  }

  private static InvoiceEntry found(@Nullable InvoiceEntry entry) {
    if (entry == null) {
      throw LndErrors.notFound("unable to locate invoice");
    }
    return entry;
  }
}
