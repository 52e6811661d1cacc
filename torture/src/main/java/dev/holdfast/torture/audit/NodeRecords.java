package dev.holdfast.torture.audit;

import dev.holdfast.launcher.LndNode;
import dev.holdfast.lnd.lnrpc.Invoice;
import dev.holdfast.lnd.lnrpc.LightningGrpc;
import dev.holdfast.lnd.lnrpc.ListInvoiceRequest;
import dev.holdfast.lnd.lnrpc.ListInvoiceResponse;
import dev.holdfast.lnd.lnrpc.ListPaymentsRequest;
import dev.holdfast.lnd.lnrpc.ListPaymentsResponse;
import dev.holdfast.lnd.lnrpc.Payment;
import io.grpc.ManagedChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;

/**
 * What a node itself has recorded, to its end: a node gives a page of it at a time, and an audit
 * that missed the rest would call payments unpaid.
 *
 * @param invoices all of them, the oldest first
 * @param payments all of them, also those that failed or are under way, the oldest first
 */
public record NodeRecords(List<Invoice> invoices, List<Payment> payments) {
  private static final int MOST_BYTES = 1 << 28;

  public NodeRecords {
    invoices = List.copyOf(invoices);
    payments = List.copyOf(payments);
  }

  /**
   * Reads them.
   *
   * @param page how many are asked for at a time, at least 1
   */
  public static NodeRecords read(LndNode node, int page) throws InterruptedException {
    ManagedChannel channel = node.connect();
    try {
      var lightning = LightningGrpc.newBlockingStub(channel).withMaxInboundMessageSize(MOST_BYTES);
      return new NodeRecords(invoices(lightning, page), payments(lightning, page));
    } finally {
      channel.shutdownNow();
    }
  }

  private static List<Invoice> invoices(LightningGrpc.LightningBlockingStub lightning, int page) {
    return all(
        after ->
            lightning.listInvoices(
                ListInvoiceRequest.newBuilder()
                    .setIndexOffset(after)
                    .setNumMaxInvoices(page)
                    .build()),
        ListInvoiceResponse::getInvoicesList,
        ListInvoiceResponse::getLastIndexOffset);
  }

  private static List<Payment> payments(LightningGrpc.LightningBlockingStub lightning, int page) {
    return all(
        after ->
            lightning.listPayments(
                ListPaymentsRequest.newBuilder()
                    .setIncludeIncomplete(true)
                    .setIndexOffset(after)
                    .setMaxPayments(page)
                    .build()),
        ListPaymentsResponse::getPaymentsList,
        ListPaymentsResponse::getLastIndexOffset);
  }

  /** Page by page, each after the last record of the one before, until one is empty. */
  private static <P, R> List<R> all(
      LongFunction<P> pageAfter, Function<P, List<R>> records, ToLongFunction<P> last) {
    List<R> all = new ArrayList<>();
    P page = pageAfter.apply(0);
    while (!records.apply(page).isEmpty()) {
      all.addAll(records.apply(page));
      page = pageAfter.apply(last.applyAsLong(page));
    }
    return all;
  }
}
