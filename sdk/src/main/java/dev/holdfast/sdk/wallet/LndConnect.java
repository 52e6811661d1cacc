package dev.holdfast.sdk.wallet;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * An {@code lndconnect://host:port?cert=…&macaroon=…} address, both parts base64url. Whoever has it
 * can spend the node's money, so it is never printed whole.
 *
 * @param certificate the one certificate the node shows; absent where a public authority vouches
 * @param macaroonHex as LND wants it in the metadata of a call
 */
public record LndConnect(
    String host, int port, @Nullable X509Certificate certificate, String macaroonHex) {

  /**
   * Reads an address.
   *
   * @throws WalletException saying which part is missing or wrong
   */
  public static LndConnect parse(String address) {
    URI uri;
    try {
      uri = URI.create(address.strip());
    } catch (IllegalArgumentException e) {
      throw new WalletException("the lndconnect address is not a URI");
    }
    if (!"lndconnect".equals(uri.getScheme()) || uri.getHost() == null || uri.getPort() < 1) {
      throw new WalletException("a node's address starts with lndconnect://HOST:PORT?");
    }
    byte[] macaroon = decoded(uri, "macaroon");
    if (macaroon == null) {
      throw new WalletException("the lndconnect address has no macaroon");
    }
    byte[] certificate = decoded(uri, "cert");
    return new LndConnect(
        uri.getHost(),
        uri.getPort(),
        certificate == null ? null : x509(certificate),
        HexFormat.of().formatHex(macaroon));
  }

  /** Where the node is, without the secret. */
  public String node() {
    return host + ":" + port;
  }

  private static byte @Nullable [] decoded(URI uri, String name) {
    String query = uri.getRawQuery();
    if (query == null) {
      return null;
    }
    for (String parameter : query.split("&", -1)) {
      if (parameter.startsWith(name + "=")) {
        String value = parameter.substring(name.length() + 1).replaceAll("(=|%3D)+$", "");
        try {
          return Base64.getUrlDecoder().decode(value);
        } catch (IllegalArgumentException e) {
          throw new WalletException("the lndconnect address's " + name + " is not base64url");
        }
      }
    }
    return null;
  }

  private static X509Certificate x509(byte[] der) {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(der));
    } catch (CertificateException e) {
      throw new WalletException("the lndconnect address's cert is not a certificate", e);
    }
  }

  @Override
  public String toString() {
    return "lndconnect://" + node();
  }
}
