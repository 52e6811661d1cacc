package dev.holdfast.settlement.lnd;

import com.google.protobuf.ByteString;
import dev.holdfast.lnd.lnrpc.Invoice;
import dev.holdfast.lnd.lnrpc.InvoiceHTLC;
import dev.holdfast.lnd.lnrpc.InvoiceHTLCState;
import dev.holdfast.lnd.lnrpc.PayReq;
import dev.holdfast.lnd.lnrpc.Payment;
import dev.holdfast.money.BlockHeight;
import dev.holdfast.money.Msat;
import dev.holdfast.settlement.domain.node.DecodedInvoice;
import dev.holdfast.settlement.domain.node.HeldHtlc;
import dev.holdfast.settlement.domain.node.InvoiceView;
import dev.holdfast.settlement.domain.node.PaymentHash;
import dev.holdfast.settlement.domain.node.PaymentView;
import io.grpc.Status;
import java.time.Duration;
import java.time.Instant;

/** LND's messages in the words of the domain. */
final class LndViews {
  private static final int AMP_REQUIRED = 30;
  private static final int AMP_OPTIONAL = 31;
  private static final int BLINDED_REQUIRED = 262;
  private static final int BLINDED_OPTIONAL = 263;

  private LndViews() {}

  static ByteString bytes(PaymentHash hash) {
    return ByteString.copyFrom(hash.bytes());
  }

  static InvoiceView invoice(Invoice invoice) {
    return new InvoiceView(
        PaymentHash.of(invoice.getRHash().toByteArray()),
        switch (invoice.getState()) {
          case OPEN -> InvoiceView.State.OPEN;
          case ACCEPTED -> InvoiceView.State.ACCEPTED;
          case SETTLED -> InvoiceView.State.SETTLED;
          case CANCELED -> InvoiceView.State.CANCELED;
          case UNRECOGNIZED -> throw notUnderstood("invoice state " + invoice.getStateValue());
        },
        invoice.getPaymentRequest(),
        Instant.ofEpochSecond(invoice.getCreationDate() + invoice.getExpiry()),
        invoice.getHtlcsList().stream()
            .filter(htlc -> htlc.getState() == InvoiceHTLCState.ACCEPTED)
            .map(LndViews::htlc)
            .toList());
  }

  private static HeldHtlc htlc(InvoiceHTLC htlc) {
    return new HeldHtlc(
        Msat.of(htlc.getAmtMsat()),
        BlockHeight.of(htlc.getAcceptHeight()),
        BlockHeight.of(htlc.getExpiryHeight()),
        htlc.getChanId());
  }

  static PaymentView payment(Payment payment) {
    return new PaymentView(
        new PaymentHash(payment.getPaymentHash()),
        switch (payment.getStatus()) {
          case INITIATED, IN_FLIGHT -> PaymentView.Status.IN_FLIGHT;
          case SUCCEEDED -> PaymentView.Status.SUCCEEDED;
          case FAILED -> PaymentView.Status.FAILED;
          case UNKNOWN, UNRECOGNIZED ->
              throw notUnderstood("payment status " + payment.getStatusValue());
        },
        Msat.of(payment.getValueMsat()),
        Msat.of(payment.getFeeMsat()),
        Instant.EPOCH.plus(Duration.ofNanos(payment.getCreationTimeNs())),
        payment.getFailureReason().name());
  }

  static DecodedInvoice decoded(PayReq request) {
    return new DecodedInvoice(
        new PaymentHash(request.getPaymentHash()),
        request.getDestination(),
        request.getNumMsat() == 0 ? null : Msat.of(request.getNumMsat()),
        Instant.ofEpochSecond(request.getTimestamp() + request.getExpiry()),
        request.getCltvExpiry(),
        request.containsFeatures(AMP_REQUIRED) || request.containsFeatures(AMP_OPTIONAL),
        request.getBlindedPathsCount() > 0
            || request.containsFeatures(BLINDED_REQUIRED)
            || request.containsFeatures(BLINDED_OPTIONAL));
  }

  /** A newer LND may say what this version does not know: then nobody knows. */
  private static RuntimeException notUnderstood(String what) {
    return Status.INTERNAL.withDescription("not understood: " + what).asRuntimeException();
  }
}
