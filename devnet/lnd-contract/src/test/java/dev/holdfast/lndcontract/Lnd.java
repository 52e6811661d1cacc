package dev.holdfast.lndcontract;

import dev.holdfast.lnd.chainrpc.ChainNotifierGrpc;
import dev.holdfast.lnd.invoicesrpc.InvoicesGrpc;
import dev.holdfast.lnd.lnrpc.LightningGrpc;
import dev.holdfast.lnd.lnrpc.StateGrpc;
import dev.holdfast.lnd.routerrpc.RouterGrpc;
import dev.holdfast.lndcontract.LightningDevnet.Connection;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.AbstractStub;
import io.grpc.stub.MetadataUtils;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** A client of one node, with one macaroon or none. */
final class Lnd {
  private static final long DEADLINE_SECONDS = 15;

  private final ManagedChannel channel;
  private final @Nullable String macaroonHex;

  Lnd(Connection connection) {
    this(open(connection), connection.macaroonHex());
  }

  private Lnd(ManagedChannel channel, @Nullable String macaroonHex) {
    this.channel = channel;
    this.macaroonHex = macaroonHex;
  }

  /** The same node with another macaroon; null: none. */
  Lnd with(@Nullable String otherMacaroonHex) {
    return new Lnd(channel, otherMacaroonHex);
  }

  LightningGrpc.LightningBlockingStub lightning() {
    return brief(LightningGrpc.newBlockingStub(channel));
  }

  InvoicesGrpc.InvoicesBlockingStub invoices() {
    return brief(InvoicesGrpc.newBlockingStub(channel));
  }

  StateGrpc.StateBlockingStub state() {
    return brief(StateGrpc.newBlockingStub(channel));
  }

  RouterGrpc.RouterStub router() {
    return signed(RouterGrpc.newStub(channel));
  }

  InvoicesGrpc.InvoicesStub invoiceStreams() {
    return signed(InvoicesGrpc.newStub(channel));
  }

  LightningGrpc.LightningStub streams() {
    return signed(LightningGrpc.newStub(channel));
  }

  ChainNotifierGrpc.ChainNotifierStub chain() {
    return signed(ChainNotifierGrpc.newStub(channel));
  }

  /** After a restart: try to connect now. */
  void reconnect() {
    channel.resetConnectBackoff();
  }

  private <S extends AbstractStub<S>> S brief(S stub) {
    return signed(stub).withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS);
  }

  private <S extends AbstractStub<S>> S signed(S stub) {
    if (macaroonHex == null) {
      return stub;
    }
    Metadata headers = new Metadata();
    headers.put(Metadata.Key.of("macaroon", Metadata.ASCII_STRING_MARSHALLER), macaroonHex);
    return stub.withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers));
  }

  private static ManagedChannel open(Connection connection) {
    byte[] pem = connection.certificatePem().getBytes(StandardCharsets.US_ASCII);
    try {
      return NettyChannelBuilder.forAddress(connection.host(), connection.port())
          .sslContext(
              GrpcSslContexts.forClient().trustManager(new ByteArrayInputStream(pem)).build())
          .maxInboundMessageSize(50 << 20)
          .build();
    } catch (SSLException broken) {
      throw new IllegalStateException(broken);
    }
  }
}
