package dev.holdfast.settlement.config;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.springframework.core.env.Environment;

/**
 * How to reach one node of the pool.
 *
 * @param name kept with every leg and payout; never to be given to another node
 * @param certificatePem the node's own certificate, the only one that is trusted
 * @param macaroonHex as it goes into the calls' metadata
 */
public record LndNodeSettings(
    String name, String host, int port, String certificatePem, String macaroonHex) {

  /** {@code HOLDFAST_SETTLEMENT_NODES_0_NAME} and so on, until one has no name. */
  static List<LndNodeSettings> from(Environment environment) {
    List<LndNodeSettings> nodes = new ArrayList<>();
    for (int i = 0; ; i++) {
      String prefix = "HOLDFAST_SETTLEMENT_NODES_" + i + "_";
      String name = environment.getProperty(prefix + "NAME");
      if (name == null) {
        return List.copyOf(nodes);
      }
      nodes.add(
          new LndNodeSettings(
              name,
              environment.getProperty(prefix + "HOST", "127.0.0.1"),
              environment.getProperty(prefix + "PORT", Integer.class, 10009),
              pem(environment.getRequiredProperty(prefix + "TLS_CERT")),
              hex(environment.getRequiredProperty(prefix + "MACAROON"))));
    }
  }

  public String target() {
    return host + ":" + port;
  }

  @Override
  public String toString() {
    return "LndNodeSettings[%s, %s]".formatted(name, target());
  }

  private static String pem(String textOrFile) {
    return textOrFile.contains("-----BEGIN") ? textOrFile : new String(read(textOrFile), US_ASCII);
  }

  private static String hex(String hexOrFile) {
    return hexOrFile.matches("([0-9a-fA-F]{2})+")
        ? hexOrFile
        : HexFormat.of().formatHex(read(hexOrFile));
  }

  private static byte[] read(String file) {
    try {
      return Files.readAllBytes(Path.of(file));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}
