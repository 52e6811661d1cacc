package dev.holdfast.testkit.embedded;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class FreePortsTest {
  private static final Path CLIENT_PORTS = Path.of("/proc/sys/net/ipv4/ip_local_port_range");

  @Test
  void a_port_kept_for_a_service_is_never_one_that_a_client_connection_could_take()
      throws Exception {
    List<Integer> ports = FreePorts.take(200);

    assertThat(ports).doesNotHaveDuplicates().hasSize(200);
    assertThat(Collections.max(ports)).isLessThan(firstOfClients());
  }

  private static int firstOfClients() throws IOException {
    if (!Files.isReadable(CLIENT_PORTS)) {
      return 49_152;
    }
    byte[] range = new byte[64];
    // In one read: the kernel answers a second one of this file with nothing.
    try (InputStream file = Files.newInputStream(CLIENT_PORTS)) {
      int length = file.read(range);
      return Integer.parseInt(new String(range, 0, length, US_ASCII).split("\\s")[0]);
    }
  }

  @Test
  void a_port_somebody_listens_on_is_not_free() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(FreePorts.isFree(taken.getLocalPort())).isFalse();
    }
  }
}
