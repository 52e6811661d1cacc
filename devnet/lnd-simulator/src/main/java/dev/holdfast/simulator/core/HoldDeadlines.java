package dev.holdfast.simulator.core;

import dev.holdfast.simulator.core.World.Timer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/** When a node's invoices end by themselves: by the clock while OPEN, by block height when held. */
final class HoldDeadlines {
  private final Map<InvoiceEntry, Timer> expiries = new HashMap<>();
  private final PriorityQueue<InvoiceEntry> holds =
      new PriorityQueue<>(Comparator.comparingInt(InvoiceEntry::holdExpiry));
  private final List<InvoiceEntry> missed = new ArrayList<>();

  void remember(InvoiceEntry entry, Timer expiry) {
    expiries.put(entry, expiry);
  }

  void accepted(InvoiceEntry entry) {
    stopClock(entry);
    holds.add(entry);
  }

  void forget(InvoiceEntry entry) {
    stopClock(entry);
  }

  /** The holds that expire at this height or before; they are named once. */
  List<InvoiceEntry> due(int height) {
    List<InvoiceEntry> due = new ArrayList<>();
    InvoiceEntry first = holds.peek();
    while (first != null && (first.isFinal() || first.holdExpiry() <= height)) {
      due.add(holds.remove());
      first = holds.peek();
    }
    return due;
  }

  void missed(InvoiceEntry entry) {
    missed.add(entry);
  }

  List<InvoiceEntry> takeMissed() {
    List<InvoiceEntry> all = List.copyOf(missed);
    missed.clear();
    return all;
  }

  private void stopClock(InvoiceEntry entry) {
    Timer timer = expiries.remove(entry);
    if (timer != null) {
      timer.cancel();
    }
  }
}
