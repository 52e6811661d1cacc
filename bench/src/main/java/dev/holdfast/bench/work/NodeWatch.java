package dev.holdfast.bench.work;

import com.google.protobuf.ByteString;
import dev.holdfast.bench.market.BenchMarket;
import dev.holdfast.launcher.LndNode;
import dev.holdfast.launcher.Stoppables;
import dev.holdfast.lnd.invoicesrpc.InvoicesGrpc;
import dev.holdfast.lnd.invoicesrpc.SubscribeSingleInvoiceRequest;
import dev.holdfast.lnd.lnrpc.GetInfoRequest;
import dev.holdfast.lnd.lnrpc.Invoice;
import dev.holdfast.lnd.lnrpc.LightningGrpc;
import dev.holdfast.lnd.lnrpc.PayReq;
import dev.holdfast.lnd.lnrpc.PayReqString;
import io.grpc.ManagedChannel;
import io.grpc.stub.StreamObserver;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/** Sees a hold invoice become ACCEPTED at the market's node, by a stream of the bench's own. */
final class NodeWatch implements AutoCloseable {
  private final Stoppables running = new Stoppables();
  private final Map<String, ManagedChannel> byKey = new HashMap<>();
  private final ManagedChannel any;

  NodeWatch(BenchMarket market) {
    ManagedChannel last = null;
    for (LndNode node : market.marketNodes()) {
      ManagedChannel channel = node.connect();
      running.add(channel::shutdownNow);
      byKey.put(
          LightningGrpc.newBlockingStub(channel)
              .getInfo(GetInfoRequest.getDefaultInstance())
              .getIdentityPubkey(),
          channel);
      last = channel;
    }
    any = Objects.requireNonNull(last);
  }

  /** When it is ACCEPTED, in nanoseconds of {@link System#nanoTime}; to be asked before it is. */
  CompletableFuture<Long> accepted(String paymentRequest) {
    PayReq invoice =
        LightningGrpc.newBlockingStub(any)
            .decodePayReq(PayReqString.newBuilder().setPayReq(paymentRequest).build());
    ManagedChannel node = Objects.requireNonNull(byKey.get(invoice.getDestination()));
    CompletableFuture<Long> accepted = new CompletableFuture<>();
    InvoicesGrpc.newStub(node)
        .subscribeSingleInvoice(
            SubscribeSingleInvoiceRequest.newBuilder()
                .setRHash(ByteString.copyFrom(HexFormat.of().parseHex(invoice.getPaymentHash())))
                .build(),
            new StreamObserver<>() {
              @Override
              public void onNext(Invoice update) {
                if (update.getState() == Invoice.InvoiceState.ACCEPTED) {
                  accepted.complete(System.nanoTime());
                }
              }

              @Override
              public void onError(Throwable failure) {
                accepted.completeExceptionally(failure);
              }

              @Override
              public void onCompleted() {
                accepted.completeExceptionally(
                    new IllegalStateException("the invoice ended unaccepted"));
              }
            });
    return accepted;
  }

  @Override
  public void close() {
    running.close();
  }
}
