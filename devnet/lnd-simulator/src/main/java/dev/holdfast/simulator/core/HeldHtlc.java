package dev.holdfast.simulator.core;

import dev.holdfast.lnd.lnrpc.InvoiceHTLC;
import dev.holdfast.lnd.lnrpc.InvoiceHTLCState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An HTLC as its invoice knows it. */
final class HeldHtlc {
  final Attempt attempt;
  final PendingHtlc htlc;
  private final int acceptHeight;
  private final Instant acceptTime;
  private InvoiceHTLCState state = InvoiceHTLCState.ACCEPTED;
  private @Nullable Instant resolved;

  HeldHtlc(Attempt attempt, int acceptHeight, Instant acceptTime) {
    this.attempt = attempt;
    this.htlc = attempt.htlcs.getLast();
    this.acceptHeight = acceptHeight;
    this.acceptTime = acceptTime;
  }

  boolean isAccepted() {
    return state == InvoiceHTLCState.ACCEPTED;
  }

  void resolve(InvoiceHTLCState end, Instant now) {
    state = end;
    resolved = now;
  }

  InvoiceHTLC toProto() {
    InvoiceHTLC.Builder proto =
        InvoiceHTLC.newBuilder()
            .setChanId(htlc.channel().id)
            .setHtlcIndex(htlc.index())
            .setAmtMsat(htlc.amountMsat())
            .setAcceptHeight(acceptHeight)
            .setAcceptTime(acceptTime.getEpochSecond())
            .setExpiryHeight(htlc.expiry())
            .setState(state)
            .setMppTotalAmtMsat(attempt.totalMsat);
    Instant end = resolved;
    if (end != null) {
      proto.setResolveTime(end.getEpochSecond());
    }
    return proto.build();
  }
}
