package dev.holdfast.simulator.core;

import com.google.protobuf.ByteString;
import dev.holdfast.lnd.lnrpc.ListInvoiceRequest;
import dev.holdfast.lnd.lnrpc.ListInvoiceResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A node's invoices by hash, by secret, and in the order they were added and settled. */
final class InvoiceStore {
  private static final int DEFAULT_PAGE = 100;

  private final Map<ByteString, InvoiceEntry> byHash = new HashMap<>();
  private final Map<ByteString, InvoiceEntry> bySecret = new HashMap<>();
  private final NavigableMap<Long, InvoiceEntry> added = new TreeMap<>();
  private final NavigableMap<Long, InvoiceEntry> pending = new TreeMap<>();
  private final NavigableMap<Long, InvoiceEntry> settled = new TreeMap<>();
  private long addIndex;
  private long settleIndex;

  long nextAddIndex() {
    return ++addIndex;
  }

  long nextSettleIndex() {
    return ++settleIndex;
  }

  void add(InvoiceEntry entry) {
    byHash.put(entry.hash(), entry);
    bySecret.put(entry.secret, entry);
    added.put(entry.addIndex, entry);
    pending.put(entry.addIndex, entry);
  }

  void ended(InvoiceEntry entry) {
    pending.remove(entry.addIndex);
    if (entry.settleIndex() > 0) {
      settled.put(entry.settleIndex(), entry);
    }
  }

  void remove(InvoiceEntry entry) {
    byHash.remove(entry.hash());
    bySecret.remove(entry.secret);
    added.remove(entry.addIndex);
  }

  @Nullable InvoiceEntry find(ByteString hash) {
    return byHash.get(hash);
  }

  @Nullable InvoiceEntry findBySecret(ByteString secret) {
    return bySecret.get(secret);
  }

  /** Those added or settled after an index; an index of 0 asks for none. */
  List<InvoiceEntry> since(long addedAfter, long settledAfter) {
    List<InvoiceEntry> all = new ArrayList<>();
    if (addedAfter > 0) {
      all.addAll(added.tailMap(addedAfter, false).values());
    }
    if (settledAfter > 0) {
      all.addAll(settled.tailMap(settledAfter, false).values());
    }
    return all;
  }

  ListInvoiceResponse list(ListInvoiceRequest query) {
    NavigableMap<Long, InvoiceEntry> source = query.getPendingOnly() ? pending : added;
    long offset = query.getIndexOffset();
    NavigableMap<Long, InvoiceEntry> window;
    if (!query.getReversed()) {
      window = source.tailMap(offset, false);
    } else {
      window = (offset == 0 ? source : source.headMap(offset, false)).descendingMap();
    }
    long most = query.getNumMaxInvoices() == 0 ? DEFAULT_PAGE : query.getNumMaxInvoices();
    List<InvoiceEntry> page =
        window.values().stream().filter(entry -> inDates(entry, query)).limit(most).toList();
    List<InvoiceEntry> ordered = query.getReversed() ? page.reversed() : page;
    ListInvoiceResponse.Builder answer = ListInvoiceResponse.newBuilder();
    ordered.forEach(entry -> answer.addInvoices(entry.toProto()));
    if (!ordered.isEmpty()) {
      answer.setFirstIndexOffset(ordered.getFirst().addIndex);
      answer.setLastIndexOffset(ordered.getLast().addIndex);
    }
    return answer.build();
  }

  private static boolean inDates(InvoiceEntry entry, ListInvoiceRequest query) {
    long created = entry.request.timestamp();
    return (query.getCreationDateStart() == 0 || created >= query.getCreationDateStart())
        && (query.getCreationDateEnd() == 0 || created <= query.getCreationDateEnd());
  }
}
