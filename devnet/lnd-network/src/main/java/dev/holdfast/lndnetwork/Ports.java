package dev.holdfast.lndnetwork;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The ports of a network, kept with it: nodes know their peers by address, and find each other
 * again after a restart only on the same ones.
 */
final class Ports {
  /** Below every range from which a system serves outgoing connections: none can get in first. */
  private static final int FIRST = 12_000;

  private static final int END = 32_000;

  private final Path file;
  private final Properties known = new Properties();

  Ports(Path file) {
    this.file = file;
    if (Files.exists(file)) {
      try (Reader text = Files.newBufferedReader(file)) {
        known.load(text);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  synchronized int of(String what) {
    String port = known.getProperty(what);
    if (port == null) {
      port = Integer.toString(free());
      known.setProperty(what, port);
      try (Writer text = Files.newBufferedWriter(file)) {
        known.store(text, null);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return Integer.parseInt(port);
  }

  private int free() {
    int port = ThreadLocalRandom.current().nextInt(FIRST, END);
    if (known.containsValue(Integer.toString(port))) {
      return free();
    }
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException taken) {
      return free();
    }
  }
}
