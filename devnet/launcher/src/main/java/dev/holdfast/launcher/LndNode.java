package dev.holdfast.launcher;

import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import java.io.ByteArrayInputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import javax.net.ssl.SSLException;

/**
 * How to reach a node's gRPC interface.
 *
 * @param certificate the node's own TLS certificate, PEM
 * @param macaroon hex, as it goes into the call's metadata
 */
public record LndNode(String name, InetSocketAddress address, String certificate, String macaroon) {
  /** The link that wallets know; whoever has it can spend the node's money. */
  public String lndconnect() {
    String der = certificate.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
    return "lndconnect://%s:%d?cert=%s&macaroon=%s"
        .formatted(
            address.getHostString(),
            address.getPort(),
            urlSafe(Base64.getDecoder().decode(der)),
            urlSafe(HexFormat.of().parseHex(macaroon)));
  }

  /** A channel to its gRPC interface, each call with its macaroon; whoever opens it closes it. */
  public ManagedChannel connect() {
    Metadata headers = new Metadata();
    headers.put(Metadata.Key.of("macaroon", Metadata.ASCII_STRING_MARSHALLER), macaroon);
    try {
      return NettyChannelBuilder.forAddress(address.getHostString(), address.getPort())
          .sslContext(
              GrpcSslContexts.forClient()
                  .trustManager(
                      new ByteArrayInputStream(certificate.getBytes(StandardCharsets.US_ASCII)))
                  .build())
          .intercept(MetadataUtils.newAttachHeadersInterceptor(headers))
          .build();
    } catch (SSLException e) {
      throw new IllegalStateException("the certificate of " + name + " is no use", e);
    }
  }

  private static String urlSafe(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
