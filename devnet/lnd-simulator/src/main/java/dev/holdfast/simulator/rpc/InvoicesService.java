package dev.holdfast.simulator.rpc;

import com.google.protobuf.ByteString;
import dev.holdfast.lnd.invoicesrpc.AddHoldInvoiceRequest;
import dev.holdfast.lnd.invoicesrpc.AddHoldInvoiceResp;
import dev.holdfast.lnd.invoicesrpc.CancelInvoiceMsg;
import dev.holdfast.lnd.invoicesrpc.CancelInvoiceResp;
import dev.holdfast.lnd.invoicesrpc.InvoicesGrpc;
import dev.holdfast.lnd.invoicesrpc.LookupInvoiceMsg;
import dev.holdfast.lnd.invoicesrpc.SettleInvoiceMsg;
import dev.holdfast.lnd.invoicesrpc.SettleInvoiceResp;
import dev.holdfast.lnd.invoicesrpc.SubscribeSingleInvoiceRequest;
import dev.holdfast.lnd.lnrpc.Invoice;
import dev.holdfast.simulator.core.InvoiceRegistry;
import dev.holdfast.simulator.core.LndErrors;
import dev.holdfast.simulator.core.NewInvoice;
import io.grpc.stub.StreamObserver;

/** LND's invoicesrpc.Invoices. */
final class InvoicesService extends InvoicesGrpc.InvoicesImplBase {
  private final Calls calls;
  private final InvoiceRegistry invoices;

  InvoicesService(Calls calls, InvoiceRegistry invoices) {
    this.calls = calls;
    this.invoices = invoices;
  }

  @Override
  public void addHoldInvoice(
      AddHoldInvoiceRequest request, StreamObserver<AddHoldInvoiceResp> observer) {
    calls.answer(
        observer,
        () -> {
          Invoice invoice =
              invoices.add(
                  new NewInvoice(
                      request.getMemo(),
                      request.getHash(),
                      ByteString.EMPTY,
                      request.getValue(),
                      request.getValueMsat(),
                      request.getDescriptionHash(),
                      request.getExpiry(),
                      request.getCltvExpiry(),
                      false,
                      false));
          return AddHoldInvoiceResp.newBuilder()
              .setPaymentRequest(invoice.getPaymentRequest())
              .setAddIndex(invoice.getAddIndex())
              .setPaymentAddr(invoice.getPaymentAddr())
              .build();
        });
  }

  @Override
  public void settleInvoice(SettleInvoiceMsg request, StreamObserver<SettleInvoiceResp> observer) {
    calls.answer(
        observer,
        () -> {
          invoices.settle(request.getPreimage());
          return SettleInvoiceResp.getDefaultInstance();
        });
  }

  @Override
  public void cancelInvoice(CancelInvoiceMsg request, StreamObserver<CancelInvoiceResp> observer) {
    calls.answer(
        observer,
        () -> {
          invoices.cancel(request.getPaymentHash());
          return CancelInvoiceResp.getDefaultInstance();
        });
  }

  @Override
  public void lookupInvoiceV2(LookupInvoiceMsg request, StreamObserver<Invoice> observer) {
    calls.answer(
        observer,
        () ->
            switch (request.getInvoiceRefCase()) {
              case PAYMENT_HASH -> {
                int length = request.getPaymentHash().size();
                if (length != 32) {
                  throw LndErrors.invalid(
                      "unable to parse pay hash: invalid hash length of " + length + ", want 32");
                }
                yield invoices.lookup(request.getPaymentHash());
              }
              case PAYMENT_ADDR -> invoices.lookupBySecret(request.getPaymentAddr());
              case SET_ID -> throw LndErrors.notFound("unable to locate invoice");
              case INVOICEREF_NOT_SET -> throw LndErrors.invalid("invoice ref must be set");
            });
  }

  @Override
  public void subscribeSingleInvoice(
      SubscribeSingleInvoiceRequest request, StreamObserver<Invoice> observer) {
    ByteString hash = request.getRHash();
    calls.stream(
        observer,
        sink -> {
          if (hash.size() != 32) {
            throw LndErrors.plain("invalid hash length of " + hash.size() + ", want 32");
          }
          invoices.watch(hash, sink);
        },
        sink -> invoices.unwatch(hash, sink));
  }
}
