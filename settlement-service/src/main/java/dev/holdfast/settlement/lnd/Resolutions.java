package dev.holdfast.settlement.lnd;

import dev.holdfast.lnd.invoicesrpc.LookupInvoiceMsg;
import dev.holdfast.lnd.lnrpc.Invoice;
import dev.holdfast.lnd.lnrpc.InvoiceHTLC;
import dev.holdfast.lnd.lnrpc.InvoiceHTLCState;
import dev.holdfast.lnd.lnrpc.LookupHtlcResolutionRequest;
import dev.holdfast.settlement.domain.node.Finality;
import dev.holdfast.settlement.domain.node.PaymentHash;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;

/**
 * What became of the HTLCs of a settled invoice, one LookupHtlcResolution each. A node without
 * {@code store-final-htlc-resolutions} answers UNAVAILABLE and can say no more than SETTLED.
 */
final class Resolutions {
  private static final String NOT_STORED = "store-final-htlc-resolutions=false";

  private final LndConnection connection;

  Resolutions(LndConnection connection) {
    this.connection = connection;
  }

  Finality of(PaymentHash hash) {
    Invoice invoice =
        connection
            .invoices()
            .lookupInvoiceV2(
                LookupInvoiceMsg.newBuilder().setPaymentHash(LndViews.bytes(hash)).build());
    Finality all = Finality.FINAL;
    for (InvoiceHTLC htlc : invoice.getHtlcsList()) {
      if (htlc.getState() == InvoiceHTLCState.SETTLED) {
        switch (of(htlc)) {
          case FINAL -> {}
          case PENDING -> all = Finality.PENDING;
          case GONE -> {
            return Finality.GONE;
          }
        }
      }
    }
    return all;
  }

  private Finality of(InvoiceHTLC htlc) {
    var request =
        LookupHtlcResolutionRequest.newBuilder()
            .setChanId(htlc.getChanId())
            .setHtlcIndex(htlc.getHtlcIndex())
            .build();
    try {
      return connection.lightning().lookupHtlcResolution(request).getSettled()
          ? Finality.FINAL
          : Finality.GONE;
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() == Status.Code.NOT_FOUND) {
        return Finality.PENDING;
      }
      String text = e.getStatus().getDescription();
      if (text != null && text.contains(NOT_STORED)) {
        return Finality.FINAL;
      }
      throw e;
    }
  }
}
