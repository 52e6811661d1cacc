package dev.holdfast.simulator.core;

import com.google.protobuf.ByteString;
import dev.holdfast.lnd.lnrpc.ListPaymentsRequest;
import dev.holdfast.lnd.lnrpc.ListPaymentsResponse;
import dev.holdfast.lnd.lnrpc.Payment;
import dev.holdfast.lnd.lnrpc.Payment.PaymentStatus;
import dev.holdfast.lnd.lnrpc.PaymentFailureReason;
import dev.holdfast.lnd.routerrpc.SendPaymentRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The payments of one node, keyed by hash. Every method is called under the world's lock. */
public final class PaymentBook {
  private static final int DEFAULT_PAGE = 100;

  private final World world;
  private final Node node;
  private final PaymentLife life;
  private final Map<ByteString, PaymentEntry> byHash = new HashMap<>();
  private final NavigableMap<Long, PaymentEntry> byIndex = new TreeMap<>();
  private final Map<ByteString, Feed<Payment>> single = new HashMap<>();
  private final Feed<Payment> all = new Feed<>();
  private long lastIndex;

  PaymentBook(World world, Node node, Forwarding forwarding) {
    this.world = world;
    this.node = node;
    this.life = new PaymentLife(world, node, forwarding, this::changed);
  }

  /** Stores a payment and starts it, or refuses it with LND's words and nothing stored. */
  public ByteString send(SendPaymentRequest request) {
    PaymentIntent intent = PaymentIntent.of(request, node, world.now());
    PaymentEntry before = byHash.get(intent.hash());
    if (before != null) {
      refuseConflict(before.status());
      // LND forgets the failed payment: the hash is as free as if it had never been sent.
      byIndex.remove(before.index);
    }
    PaymentEntry entry = new PaymentEntry(intent, ++lastIndex, world.now());
    byHash.put(intent.hash(), entry);
    byIndex.put(entry.index, entry);
    world.later(() -> begin(entry));
    return intent.hash();
  }

  /** The current state first, then changes until the end. */
  public void track(ByteString hash, Sink<Payment> sink) {
    PaymentEntry entry = byHash.get(hash);
    if (entry == null) {
      throw LndErrors.notFound("payment isn't initiated");
    }
    sink.next(entry.toProto());
    if (entry.isFinal()) {
      sink.end(null);
    } else {
      single.computeIfAbsent(hash, any -> new Feed<>()).add(sink);
    }
  }

  public void untrack(ByteString hash, Sink<Payment> sink) {
    Feed<Payment> feed = single.get(hash);
    if (feed != null) {
      feed.remove(sink);
      if (feed.isEmpty()) {
        single.remove(hash);
      }
    }
  }

  public void trackAll(Sink<Payment> sink) {
    all.add(sink);
  }

  public void untrackAll(Sink<Payment> sink) {
    all.remove(sink);
  }

  public ListPaymentsResponse list(ListPaymentsRequest query) {
    long offset = query.getIndexOffset();
    NavigableMap<Long, PaymentEntry> window;
    if (!query.getReversed()) {
      window = byIndex.tailMap(offset, false);
    } else {
      window = (offset == 0 ? byIndex : byIndex.headMap(offset, false)).descendingMap();
    }
    long most = query.getMaxPayments() == 0 ? DEFAULT_PAGE : query.getMaxPayments();
    List<PaymentEntry> page =
        window.values().stream()
            .filter(
                entry -> query.getIncludeIncomplete() || entry.status() == PaymentStatus.SUCCEEDED)
            .limit(most)
            .toList();
    List<PaymentEntry> ordered = query.getReversed() ? page.reversed() : page;
    ListPaymentsResponse.Builder answer = ListPaymentsResponse.newBuilder();
    ordered.forEach(entry -> answer.addPayments(entry.toProto()));
    if (!ordered.isEmpty()) {
      answer.setFirstIndexOffset(ordered.getFirst().index);
      answer.setLastIndexOffset(ordered.getLast().index);
    }
    return answer.build();
  }

  /** The node goes down: streams break, and after the restart no new attempts are made. */
  void shutDown() {
    List.copyOf(single.values())
        .forEach(feed -> feed.end(LndErrors.plain("routerrpc server shutting down")));
    single.clear();
    all.end(LndErrors.plain("routerrpc server shutting down"));
    byHash.values().stream()
        .filter(entry -> !entry.isFinal())
        .forEach(entry -> entry.giveUp(PaymentFailureReason.FAILURE_REASON_NONE));
  }

  private void begin(PaymentEntry entry) {
    PaymentFailureReason asked = node.faults().takePaymentFailure();
    if (asked != null) {
      entry.giveUp(asked);
    }
    life.goOn(entry);
  }

  private void changed(PaymentEntry entry) {
    Feed<Payment> feed = single.get(entry.intent.hash());
    if (feed == null && all.isEmpty()) {
      return;
    }
    Payment payment = entry.toProto();
    all.publish(payment);
    if (feed != null) {
      feed.publish(payment);
      if (entry.isFinal()) {
        single.remove(entry.intent.hash());
        feed.end(null);
      }
    }
  }

  private static void refuseConflict(@Nullable PaymentStatus status) {
    if (status == PaymentStatus.SUCCEEDED) {
      throw LndErrors.alreadyExists("invoice is already paid");
    }
    if (status == PaymentStatus.IN_FLIGHT) {
      throw LndErrors.alreadyExists("payment is in transition");
    }
  }
}
