package dev.holdfast.simulator.core;

import com.google.protobuf.ByteString;
import dev.holdfast.lnd.lnrpc.Invoice;
import dev.holdfast.lnd.lnrpc.Invoice.InvoiceState;
import dev.holdfast.lnd.lnrpc.InvoiceHTLCState;
import dev.holdfast.simulator.bolt11.Bolt11;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An invoice with its state and the HTLCs that came for it. */
final class InvoiceEntry {
  final Bolt11 request;
  final String paymentRequest;
  final ByteString secret;
  final long addIndex;
  final boolean hold;
  final List<HeldHtlc> htlcs = new ArrayList<>();
  private @Nullable ByteString preimage;
  private InvoiceState state = InvoiceState.OPEN;
  private long settleIndex;
  private @Nullable Instant settled;
  private long paidMsat;
  private int holdExpiry = Integer.MAX_VALUE;

  /**
   * @param preimage null for a hold invoice
   */
  InvoiceEntry(
      Bolt11 request,
      String paymentRequest,
      ByteString secret,
      long addIndex,
      @Nullable ByteString preimage) {
    this.request = request;
    this.paymentRequest = paymentRequest;
    this.secret = secret;
    this.addIndex = addIndex;
    this.preimage = preimage;
    this.hold = preimage == null;
  }

  ByteString hash() {
    return request.paymentHash();
  }

  InvoiceState state() {
    return state;
  }

  boolean isFinal() {
    return state == InvoiceState.SETTLED || state == InvoiceState.CANCELED;
  }

  @Nullable ByteString preimage() {
    return preimage;
  }

  long settleIndex() {
    return settleIndex;
  }

  long priceMsat() {
    Long amount = request.amountMsat();
    return amount == null ? 0 : amount;
  }

  List<HeldHtlc> accepted() {
    return htlcs.stream().filter(HeldHtlc::isAccepted).toList();
  }

  long acceptedMsat() {
    return accepted().stream().mapToLong(held -> held.htlc.amountMsat()).sum();
  }

  /** The first block height at which an ACCEPTED HTLC expires; fixed once the set is complete. */
  int holdExpiry() {
    return holdExpiry;
  }

  void accept() {
    state = InvoiceState.ACCEPTED;
    paidMsat = acceptedMsat();
    holdExpiry =
        accepted().stream().mapToInt(held -> held.htlc.expiry()).min().orElse(Integer.MAX_VALUE);
  }

  /** Marks the invoice and its ACCEPTED HTLCs settled. */
  List<HeldHtlc> settle(ByteString with, long index, Instant now) {
    List<HeldHtlc> set = accepted();
    paidMsat = acceptedMsat();
    set.forEach(held -> held.resolve(InvoiceHTLCState.SETTLED, now));
    preimage = with;
    state = InvoiceState.SETTLED;
    settleIndex = index;
    settled = now;
    return set;
  }

  /** Marks the invoice and its ACCEPTED HTLCs cancelled. */
  List<HeldHtlc> cancel(Instant now) {
    List<HeldHtlc> set = accepted();
    set.forEach(held -> held.resolve(InvoiceHTLCState.CANCELED, now));
    state = InvoiceState.CANCELED;
    return set;
  }

  Invoice toProto() {
    Invoice.Builder proto =
        Invoice.newBuilder()
            .setRHash(hash())
            .setValue(priceMsat() / 1000)
            .setValueMsat(priceMsat())
            .setCreationDate(request.timestamp())
            .setPaymentRequest(paymentRequest)
            .setExpiry(request.expirySeconds())
            .setCltvExpiry(request.minFinalCltv())
            .setAddIndex(addIndex)
            .setSettleIndex(settleIndex)
            .setAmtPaidMsat(paidMsat)
            .setAmtPaidSat(paidMsat / 1000)
            .setState(state)
            .setPaymentAddr(secret)
            .setIsAmp(request.isAmp())
            .setIsBlinded(request.blindedPaths() > 0)
            .putAllFeatures(Features.named(request.features()));
    if (request.description() != null) {
      proto.setMemo(request.description());
    }
    if (request.descriptionHash() != null) {
      proto.setDescriptionHash(request.descriptionHash());
    }
    ByteString known = preimage;
    if (known != null) {
      proto.setRPreimage(known);
    }
    Instant end = settled;
    if (end != null) {
      proto.setSettleDate(end.getEpochSecond());
    }
    htlcs.stream()
        .sorted(Comparator.comparingLong(held -> held.htlc.index()))
        .forEach(held -> proto.addHtlcs(held.toProto()));
    return proto.build();
  }
}
