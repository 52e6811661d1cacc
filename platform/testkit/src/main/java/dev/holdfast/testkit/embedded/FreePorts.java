package dev.holdfast.testkit.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports for servers whose addresses others have to know before they listen.
 *
 * <p>They lie below the ranges from which systems give a port to each outgoing connection (32768 on
 * Linux, 49152 by RFC 6335). One of those, free when it was chosen, may belong to somebody's client
 * connection when the server wants it some seconds later.
 */
public final class FreePorts {
  private static final int FIRST = 12_000;
  private static final int END = 32_000;

  private FreePorts() {}

  /** As many different ports as asked for, each free at this moment. */
  public static List<Integer> take(int count) {
    Set<Integer> ports = new LinkedHashSet<>();
    for (int tries = 0; ports.size() < count; tries++) {
      if (tries > END - FIRST) {
        throw new IllegalStateException("no free port");
      }
      int port = ThreadLocalRandom.current().nextInt(FIRST, END);
      if (isFree(port)) {
        ports.add(port);
      }
    }
    return List.copyOf(ports);
  }

  /** Whether a server could listen on the port at this moment, on all addresses and on loopback. */
  public static boolean isFree(int port) {
    return canBind(new InetSocketAddress(port))
        && canBind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
  }

  private static boolean canBind(InetSocketAddress address) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(address);
      return true;
    } catch (IOException taken) {
      return false;
    }
  }
}
