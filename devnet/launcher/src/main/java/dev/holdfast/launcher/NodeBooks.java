package dev.holdfast.launcher;

import dev.holdfast.lnd.lnrpc.ChannelBalanceRequest;
import dev.holdfast.lnd.lnrpc.ChannelBalanceResponse;
import dev.holdfast.lnd.lnrpc.LightningGrpc;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;

/** What nodes own in their channels, as they say themselves over gRPC. */
public final class NodeBooks implements AutoCloseable {
  private static final int DEADLINE_SECONDS = 15;

  private final List<ManagedChannel> channels;

  NodeBooks(List<LndNode> nodes) {
    channels = nodes.stream().map(NodeBooks::open).toList();
  }

  /**
   * Sums and msat in flight of all nodes.
   *
   * @param localMsat what is theirs
   * @param unsettledMsat what pending HTLCs would move, in either direction
   */
  public record Sum(long localMsat, long unsettledMsat) {
    private Sum plus(ChannelBalanceResponse node) {
      return new Sum(
          localMsat + node.getLocalBalance().getMsat(),
          unsettledMsat
              + node.getUnsettledLocalBalance().getMsat()
              + node.getUnsettledRemoteBalance().getMsat());
    }
  }

  Sum read() {
    Sum sum = new Sum(0, 0);
    for (ManagedChannel channel : channels) {
      sum =
          sum.plus(
              LightningGrpc.newBlockingStub(channel)
                  .withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS)
                  .channelBalance(ChannelBalanceRequest.getDefaultInstance()));
    }
    return sum;
  }

  private static ManagedChannel open(LndNode node) {
    Metadata macaroon = new Metadata();
    macaroon.put(Metadata.Key.of("macaroon", Metadata.ASCII_STRING_MARSHALLER), node.macaroon());
    try {
      return NettyChannelBuilder.forAddress(
              node.address().getHostString(), node.address().getPort())
          .sslContext(
              GrpcSslContexts.forClient()
                  .trustManager(
                      new ByteArrayInputStream(
                          node.certificate().getBytes(StandardCharsets.US_ASCII)))
                  .build())
          .intercept(MetadataUtils.newAttachHeadersInterceptor(macaroon))
          .build();
    } catch (SSLException e) {
      throw new IllegalStateException("the certificate of " + node.name() + " is no use", e);
    }
  }

  @Override
  public void close() {
    channels.forEach(ManagedChannel::shutdownNow);
  }
}
