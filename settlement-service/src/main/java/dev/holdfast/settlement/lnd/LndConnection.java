package dev.holdfast.settlement.lnd;

import dev.holdfast.lnd.chainrpc.ChainNotifierGrpc;
import dev.holdfast.lnd.invoicesrpc.InvoicesGrpc;
import dev.holdfast.lnd.lnrpc.LightningGrpc;
import dev.holdfast.lnd.lnrpc.StateGrpc;
import dev.holdfast.lnd.routerrpc.RouterGrpc;
import io.grpc.ManagedChannel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The stubs of one node. Every unary call gets a deadline here, so that none is without. */
final class LndConnection {
  private final ManagedChannel channel;
  private final Duration deadline;

  LndConnection(ManagedChannel channel, Duration deadline) {
    this.channel = channel;
    this.deadline = deadline;
  }

  LightningGrpc.LightningBlockingStub lightning() {
    return LightningGrpc.newBlockingStub(channel).withDeadlineAfter(deadline);
  }

  InvoicesGrpc.InvoicesBlockingStub invoices() {
    return InvoicesGrpc.newBlockingStub(channel).withDeadlineAfter(deadline);
  }

  /** For a call with an effect, which should end before another instance could own the node. */
  InvoicesGrpc.InvoicesBlockingStub invoices(Duration atMost) {
    Duration shorter = atMost.compareTo(deadline) < 0 ? atMost : deadline;
    return InvoicesGrpc.newBlockingStub(channel).withDeadlineAfter(shorter);
  }

  RouterGrpc.RouterBlockingStub router() {
    return RouterGrpc.newBlockingStub(channel).withDeadlineAfter(deadline);
  }

  /** Asked often while a node is away: it has to say quickly that it is not there. */
  StateGrpc.StateBlockingStub state() {
    return StateGrpc.newBlockingStub(channel).withDeadlineAfter(3, TimeUnit.SECONDS);
  }

  InvoicesGrpc.InvoicesStub invoiceStreams() {
    return InvoicesGrpc.newStub(channel);
  }

  RouterGrpc.RouterStub paymentStreams() {
    return RouterGrpc.newStub(channel);
  }

  ChainNotifierGrpc.ChainNotifierStub blockStreams() {
    return ChainNotifierGrpc.newStub(channel);
  }

  /** Tries to connect now: gRPC's own pauses grow to two minutes. */
  void connectNow() {
    channel.resetConnectBackoff();
  }

  void close() {
    channel.shutdownNow();
  }
}
