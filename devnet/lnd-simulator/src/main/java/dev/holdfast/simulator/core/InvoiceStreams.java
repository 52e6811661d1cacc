package dev.holdfast.simulator.core;

import com.google.protobuf.ByteString;
import dev.holdfast.lnd.lnrpc.Invoice;
import dev.holdfast.lnd.lnrpc.Invoice.InvoiceState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who listens to a node's invoices. */
final class InvoiceStreams {
  private final Map<ByteString, Feed<Invoice>> single = new HashMap<>();
  private final Feed<Invoice> all = new Feed<>();

  /** The current state first; silence for an unknown hash; over after a final state. */
  void watch(ByteString hash, @Nullable InvoiceEntry current, Sink<Invoice> sink) {
    if (current != null) {
      sink.next(current.toProto());
      if (current.isFinal()) {
        sink.end(null);
        return;
      }
    }
    single.computeIfAbsent(hash, any -> new Feed<>()).add(sink);
  }

  void unwatch(ByteString hash, Sink<Invoice> sink) {
    Feed<Invoice> feed = single.get(hash);
    if (feed != null) {
      feed.remove(sink);
      if (feed.isEmpty()) {
        single.remove(hash);
      }
    }
  }

  /** Replays what is given, in states that this stream shows, then goes on live. */
  void watchAll(List<InvoiceEntry> replay, Sink<Invoice> sink) {
    replay.stream().filter(InvoiceStreams::shown).forEach(entry -> sink.next(entry.toProto()));
    all.add(sink);
  }

  void unwatchAll(Sink<Invoice> sink) {
    all.remove(sink);
  }

  void changed(InvoiceEntry entry) {
    Feed<Invoice> feed = single.get(entry.hash());
    boolean toAll = shown(entry) && !all.isEmpty();
    if (feed == null && !toAll) {
      return;
    }
    Invoice invoice = entry.toProto();
    if (feed != null) {
      feed.publish(invoice);
      if (entry.isFinal()) {
        single.remove(entry.hash());
        feed.end(null);
      }
    }
    if (toAll) {
      all.publish(invoice);
    }
  }

  /** The node shuts down: every stream ends OK. */
  void end() {
    List.copyOf(single.values()).forEach(feed -> feed.end(null));
    single.clear();
    all.end(null);
  }

  private static boolean shown(InvoiceEntry entry) {
    return entry.state() == InvoiceState.OPEN || entry.state() == InvoiceState.SETTLED;
  }
}
