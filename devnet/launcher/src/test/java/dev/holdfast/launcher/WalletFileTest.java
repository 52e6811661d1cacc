package dev.holdfast.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WalletFileTest {
  @TempDir Path folder;

  private final LndNode node =
      new LndNode(
          "buyer",
          InetSocketAddress.createUnresolved("127.0.0.1", 10009),
          "-----BEGIN CERTIFICATE-----\n+/8=\n-----END CERTIFICATE-----\n",
          "00ff");

  @Test
  void a_wallet_is_found_by_name_and_its_link_is_for_its_owner_alone() throws Exception {
    Path file = folder.resolve("wallets.properties");
    try (WalletFile written = WalletFile.write(file, "http://127.0.0.1:8080", List.of(node))) {
      assertThat(written).isNotNull();
      assertThat(Files.readString(file))
          .contains("gateway=http://127.0.0.1:8080\n")
          .contains("buyer=lndconnect://127.0.0.1:10009?cert=-_8&macaroon=AP8\n");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
    }
    assertThat(file).doesNotExist();
  }
}
