package dev.holdfast.launcher;

import dev.holdfast.sdk.wallet.LndConnect;
import java.net.InetSocketAddress;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Nodes that somebody has. The market does with its node what the macaroon in the address allows;
 * it starts, stops and funds nothing.
 */
public final class GivenLightning implements Lightning {
  private final LndNode market;
  private final List<LndNode> wallets;

  GivenLightning(LightningSource.Nodes nodes, List<String> names) {
    this.market = node("market", nodes.market());
    List<LndNode> given = new ArrayList<>();
    for (LndConnect wallet : nodes.wallets()) {
      given.add(node("wallet-" + given.size(), wallet));
    }
    this.wallets = Wallets.shared(names, given);
  }

  @Override
  public List<LndNode> marketNodes() {
    return List.of(market);
  }

  @Override
  public List<LndNode> auditedNodes() {
    return List.of(market);
  }

  @Override
  public List<LndNode> walletNodes() {
    return wallets;
  }

  @Override
  public void close() {
    // They go on without the market.
  }

  /** The node that an address leads to. */
  public static LndNode node(String name, LndConnect address) {
    return new LndNode(
        name,
        InetSocketAddress.createUnresolved(address.host(), address.port()),
        pem(address.certificate(), address.node()),
        address.macaroonHex());
  }

  private static String pem(@Nullable X509Certificate certificate, String node) {
    if (certificate == null) {
      throw new IllegalArgumentException(
          "the address of " + node + " has no certificate, and the market trusts only that one");
    }
    try {
      return "-----BEGIN CERTIFICATE-----\n"
          + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded())
          + "\n-----END CERTIFICATE-----\n";
    } catch (CertificateEncodingException e) {
      throw new IllegalArgumentException("the certificate of " + node + " is no use", e);
    }
  }
}
