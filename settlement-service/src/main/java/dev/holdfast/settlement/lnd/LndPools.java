package dev.holdfast.settlement.lnd;

import dev.holdfast.settlement.config.LndNodeSettings;
import dev.holdfast.settlement.domain.node.NodeLeases;
import io.grpc.ClientInterceptor;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.stub.MetadataUtils;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.springframework.grpc.client.ChannelBuilderOptions;
import org.springframework.grpc.client.GrpcChannelFactory;

/** Makes the pool from its settings, on channels of Spring's gRPC client. */
public final class LndPools {
  private static final Metadata.Key<String> MACAROON =
      Metadata.Key.of("macaroon", Metadata.ASCII_STRING_MARSHALLER);

  /** ListChannels and ListInvoices outgrow gRPC's 4 MiB. */
  private static final int LARGEST_MESSAGE = 64 * 1024 * 1024;

  private LndPools() {}

  /**
   * @param threads run what streams tell; may block
   * @param holdExpiryDelta the blocks that every node is expected to have configured
   */
  public static LndPool of(
      List<LndNodeSettings> nodes,
      GrpcChannelFactory channels,
      Executor threads,
      MeterRegistry registry,
      Clock clock,
      Duration deadline,
      int holdExpiryDelta,
      int invoiceStreams,
      NodeLeases leases) {
    LndMetrics metrics = new LndMetrics(registry);
    return new LndPool(
        nodes.stream()
            .map(settings -> {
              var connection = new LndConnection(channel(settings, channels, threads), deadline);
              var node = new LndNode(settings.name(), connection, metrics, clock, invoiceStreams);
              return new NodeWatch(node, holdExpiryDelta);
            })
            .toList(),
        leases);
  }

  private static ManagedChannel channel(
      LndNodeSettings settings, GrpcChannelFactory channels, Executor threads) {
    Metadata headers = new Metadata();
    headers.put(MACAROON, settings.macaroonHex());
    ClientInterceptor macaroon = MetadataUtils.newAttachHeadersInterceptor(headers);
    return channels.createChannel(
        settings.target(),
        ChannelBuilderOptions.defaults()
            .withInterceptors(List.of(macaroon))
            .withShutdownGracePeriod(Duration.ZERO)
            .withCustomizer((target, builder) -> customize(builder, threads)));
  }

  /** A retry below us would be a second send of a payment; LND drops who pings too often. */
  private static void customize(ManagedChannelBuilder<?> builder, Executor threads) {
    builder
        .disableRetry()
        .executor(threads)
        .maxInboundMessageSize(LARGEST_MESSAGE)
        .keepAliveTime(30, TimeUnit.SECONDS)
        .keepAliveTimeout(10, TimeUnit.SECONDS)
        .keepAliveWithoutCalls(false);
  }
}
