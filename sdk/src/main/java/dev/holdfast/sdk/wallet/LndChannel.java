package dev.holdfast.sdk.wallet;

import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import io.netty.handler.ssl.SslContextBuilder;
import java.security.cert.X509Certificate;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;

/** Opens the gRPC channel to a node. */
final class LndChannel {

  private static final Metadata.Key<String> MACAROON =
      Metadata.Key.of("macaroon", Metadata.ASCII_STRING_MARSHALLER);

  /** A node with many channels answers more than gRPC's 4 MiB. */
  private static final int LARGEST_ANSWER = 64 * 1024 * 1024;

  private LndChannel() {}

  static ManagedChannel open(LndConnect node, Executor threads) {
    Metadata credentials = new Metadata();
    credentials.put(MACAROON, node.macaroonHex());
    SslContextBuilder tls = GrpcSslContexts.forClient();
    X509Certificate certificate = node.certificate();
    if (certificate != null) {
      tls.trustManager(new PinnedCertificate(certificate));
    }
    try {
      return NettyChannelBuilder.forAddress(node.host(), node.port())
          .sslContext(tls.build())
          .intercept(MetadataUtils.newAttachHeadersInterceptor(credentials))
          .maxInboundMessageSize(LARGEST_ANSWER)
          // A payment's stream can be silent for days. LND drops whoever pings more often than
          // every five seconds, or without a call.
          .keepAliveTime(60, TimeUnit.SECONDS)
          .keepAliveTimeout(20, TimeUnit.SECONDS)
          // A payment that is sent twice can be paid twice.
          .disableRetry()
          .executor(threads)
          .build();
    } catch (SSLException e) {
      throw new WalletException("TLS cannot be set up for " + node.node(), e);
    }
  }
}
