package dev.holdfast.settlement.lnd;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.holdfast.lnd.invoicesrpc.InvoicesGrpc;
import dev.holdfast.lnd.invoicesrpc.LookupInvoiceMsg;
import dev.holdfast.lnd.lnrpc.Invoice;
import dev.holdfast.lnd.lnrpc.InvoiceHTLC;
import dev.holdfast.lnd.lnrpc.InvoiceHTLCState;
import dev.holdfast.lnd.lnrpc.LightningGrpc;
import dev.holdfast.lnd.lnrpc.LookupHtlcResolutionRequest;
import dev.holdfast.lnd.lnrpc.LookupHtlcResolutionResponse;
import dev.holdfast.settlement.domain.node.Finality;
import dev.holdfast.settlement.domain.node.PaymentHash;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What LND's last word on the HTLCs of a settled invoice means for the market's money. */
@SuppressWarnings("NullAway.Init")
class ResolutionsTest {
  private static final PaymentHash HASH = new PaymentHash("ab".repeat(32));

  /** By HTLC index; a status where LND has nothing to say yet. */
  private final Map<Long, Object> resolutions = new ConcurrentHashMap<>();

  private Server lnd;
  private ManagedChannel channel;
  private Resolutions asked;

  @BeforeEach
  void start() throws Exception {
    lnd =
        NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .addService(new SettledInvoice())
            .addService(new LastWord())
            .build()
            .start();
    channel = NettyChannelBuilder.forAddress("127.0.0.1", lnd.getPort()).usePlaintext().build();
    asked = new Resolutions(new LndConnection(channel, Duration.ofSeconds(5)));
  }

  @AfterEach
  void end() {
    channel.shutdownNow();
    lnd.shutdownNow();
  }

  @Test
  void a_leg_is_the_market_s_when_the_last_of_its_htlcs_is() {
    resolutions.put(1L, true);
    resolutions.put(2L, Status.NOT_FOUND);
    assertThat(asked.of(HASH)).isEqualTo(Finality.PENDING);
    resolutions.put(2L, true);
    assertThat(asked.of(HASH)).isEqualTo(Finality.FINAL);
  }

  /** On chain, to the payer, although the invoice says SETTLED. */
  @Test
  void a_leg_with_an_htlc_that_was_resolved_against_the_market_is_gone() {
    resolutions.put(1L, true);
    resolutions.put(2L, false);
    assertThat(asked.of(HASH)).isEqualTo(Finality.GONE);
  }

  @Test
  void a_node_that_stores_no_resolutions_can_say_no_more_than_settled() {
    Status notStored =
        Status.UNAVAILABLE.withDescription(
            "cannot lookup with flag --store-final-htlc-resolutions=false");
    resolutions.put(1L, notStored);
    resolutions.put(2L, notStored);
    assertThat(asked.of(HASH)).isEqualTo(Finality.FINAL);
  }

  private static final class SettledInvoice extends InvoicesGrpc.InvoicesImplBase {
    @Override
    public void lookupInvoiceV2(LookupInvoiceMsg request, StreamObserver<Invoice> answer) {
      answer.onNext(
          Invoice.newBuilder()
              .setRHash(ByteString.copyFrom(HexFormat.of().parseHex(HASH.hex())))
              .addHtlcs(htlc(1, InvoiceHTLCState.SETTLED))
              .addHtlcs(htlc(2, InvoiceHTLCState.SETTLED))
              // Of an older set, which was given back.
              .addHtlcs(htlc(3, InvoiceHTLCState.CANCELED))
              .build());
      answer.onCompleted();
    }

    private static InvoiceHTLC htlc(long index, InvoiceHTLCState state) {
      return InvoiceHTLC.newBuilder().setChanId(7).setHtlcIndex(index).setState(state).build();
    }
  }

  private final class LastWord extends LightningGrpc.LightningImplBase {
    @Override
    public void lookupHtlcResolution(
        LookupHtlcResolutionRequest request, StreamObserver<LookupHtlcResolutionResponse> answer) {
      switch (resolutions.get(request.getHtlcIndex())) {
        case Boolean settled -> {
          answer.onNext(LookupHtlcResolutionResponse.newBuilder().setSettled(settled).build());
          answer.onCompleted();
        }
        case Status status -> answer.onError(status.asRuntimeException());
        case null, default -> answer.onError(Status.INTERNAL.asRuntimeException());
      }
    }
  }
}
