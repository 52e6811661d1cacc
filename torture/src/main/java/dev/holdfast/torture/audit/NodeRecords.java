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
    List<Invoice> all = new ArrayList<>();
    long after = 0;
    while (true) {
      ListInvoiceResponse next =
          lightning.listInvoices(
              ListInvoiceRequest.newBuilder()
                  .setIndexOffset(after)
                  .setNumMaxInvoices(page)
                  .build());
      if (next.getInvoicesCount() == 0) {
        return all;
      }
      all.addAll(next.getInvoicesList());
      after = next.getLastIndexOffset();
    }
  }

  private static List<Payment> payments(LightningGrpc.LightningBlockingStub lightning, int page) {
    List<Payment> all = new ArrayList<>();
    long after = 0;
    while (true) {
      ListPaymentsResponse next =
          lightning.listPayments(
              ListPaymentsRequest.newBuilder()
                  .setIncludeIncomplete(true)
                  .setIndexOffset(after)
                  .setMaxPayments(page)
                  .build());
      if (next.getPaymentsCount() == 0) {
        return all;
      }
      all.addAll(next.getPaymentsList());
      after = next.getLastIndexOffset();
    }
  }
}
