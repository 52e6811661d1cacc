package dev.holdfast.launcher;

import java.net.InetSocketAddress;
import java.util.Base64;
import java.util.HexFormat;

/**
 * How to reach a node's gRPC interface.
 *
 * @param certificate the node's own TLS certificate, PEM
 * @param macaroon hex, as it goes into the call's metadata
 */
record LndNode(String name, InetSocketAddress address, String certificate, String macaroon) {
  /** The link that wallets know; whoever has it can spend the node's money. */
  String lndconnect() {
    String der = certificate.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
    return "lndconnect://%s:%d?cert=%s&macaroon=%s"
        .formatted(
            address.getHostString(),
            address.getPort(),
            urlSafe(Base64.getDecoder().decode(der)),
            urlSafe(HexFormat.of().parseHex(macaroon)));
  }

  private static String urlSafe(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
