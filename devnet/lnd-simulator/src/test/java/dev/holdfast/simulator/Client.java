package dev.holdfast.simulator;

import dev.holdfast.lnd.chainrpc.ChainNotifierGrpc;
import dev.holdfast.lnd.invoicesrpc.InvoicesGrpc;
import dev.holdfast.lnd.lnrpc.LightningGrpc;
import dev.holdfast.lnd.routerrpc.RouterGrpc;
import io.grpc.CallCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyChannelBuilder;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLException;

/** A gRPC client of one node. */
final class Client implements AutoCloseable {
  private final ManagedChannel channel;
  private final CallCredentials macaroon;

  Client(SimulatedNode node) {
    try {
      channel =
          NettyChannelBuilder.forAddress(node.host(), node.port())
              .sslContext(
                  GrpcSslContexts.forClient()
                      .trustManager(
                          new ByteArrayInputStream(
                              node.tlsCertPem().getBytes(StandardCharsets.US_ASCII)))
                      .build())
              .build();
    } catch (SSLException broken) {
      throw new IllegalStateException(broken);
    }
    macaroon = credentials(node.adminMacaroonHex());
  }

  LightningGrpc.LightningBlockingStub lightning() {
    return LightningGrpc.newBlockingStub(channel).withCallCredentials(macaroon);
  }

  InvoicesGrpc.InvoicesBlockingStub invoices() {
    return InvoicesGrpc.newBlockingStub(channel).withCallCredentials(macaroon);
  }

  RouterGrpc.RouterBlockingStub router() {
    return RouterGrpc.newBlockingStub(channel).withCallCredentials(macaroon);
  }

  ChainNotifierGrpc.ChainNotifierBlockingStub chain() {
    return ChainNotifierGrpc.newBlockingStub(channel).withCallCredentials(macaroon);
  }

  @Override
  public void close() {
    channel.shutdownNow();
  }

  private static CallCredentials credentials(String hex) {
    return new CallCredentials() {
      @Override
      public void applyRequestMetadata(
          RequestInfo info, Executor executor, MetadataApplier applier) {
        Metadata headers = new Metadata();
        headers.put(Metadata.Key.of("macaroon", Metadata.ASCII_STRING_MARSHALLER), hex);
        applier.apply(headers);
      }
    };
  }
}
