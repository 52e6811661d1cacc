package dev.holdfast.simulator.rpc;

import dev.holdfast.simulator.core.Node;
import dev.holdfast.simulator.core.World;
import io.grpc.BindableService;
import io.grpc.Server;
import io.grpc.ServerInterceptors;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyServerBuilder;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** The gRPC side of a node: TLS, macaroons, the five services. */
public final class NodeServer {
  private static final int LOWEST_PORT = 18_000;
  private static final int PORTS = 14_000;
  private static final int PORT_TRIES = 100;

  private final World world;
  private final Node node;
  private final Certificate certificate;
  private final Macaroons macaroons;
  private final Runnable stopDaemon;
  private final SecureRandom random = new SecureRandom();
  private int port;
  private @Nullable Server server;

  /**
   * @param port 0: any free one, kept from the first start on
   */
  public NodeServer(
      World world,
      Node node,
      Certificate certificate,
      Macaroons macaroons,
      int port,
      Runnable stopDaemon) {
    this.world = world;
    this.node = node;
    this.certificate = certificate;
    this.macaroons = macaroons;
    this.port = port;
    this.stopDaemon = stopDaemon;
  }

  public int port() {
    return port;
  }

  public synchronized void start() {
    if (port != 0) {
      server = listen(port);
      return;
    }
    // Below the range that systems give to outgoing connections: while the node is down for a
    // restart, nobody else is given its port.
    UncheckedIOException last = new UncheckedIOException(new IOException("no free port"));
    for (int i = 0; i < PORT_TRIES && server == null; i++) {
      int candidate = LOWEST_PORT + random.nextInt(PORTS);
      try {
        server = listen(candidate);
        port = candidate;
      } catch (UncheckedIOException taken) {
        last = taken;
      }
    }
    if (server == null) {
      throw last;
    }
  }

  private Server listen(int on) {
    NettyServerBuilder builder =
        NettyServerBuilder.forAddress(new InetSocketAddress("127.0.0.1", on))
            .sslContext(tls())
            .permitKeepAliveTime(5, TimeUnit.SECONDS)
            .permitKeepAliveWithoutCalls(false)
            .maxInboundMessageSize(50 << 20)
            .executor(Executors.newVirtualThreadPerTaskExecutor());
    for (BindableService service : services(new Calls(world))) {
      builder.addService(
          ServerInterceptors.interceptForward(
              service, new FaultMaker(node.faults()), new Gate(node, macaroons)));
    }
    try {
      return builder.build().start();
    } catch (IOException taken) {
      throw new UncheckedIOException("cannot listen on port " + on, taken);
    }
  }

  /** Closes the port; calls that are still open see their connection break. */
  public synchronized void stop() {
    Server running = server;
    if (running == null) {
      return;
    }
    server = null;
    running.shutdown();
    try {
      // Streams that have ended get a moment to say so.
      if (!running.awaitTermination(200, TimeUnit.MILLISECONDS)) {
        running.shutdownNow().awaitTermination(5, TimeUnit.SECONDS);
      }
    } catch (InterruptedException stop) {
      running.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  private List<BindableService> services(Calls calls) {
    return List.of(
        new LightningService(calls, world, node, macaroons, () -> "127.0.0.1:" + port, stopDaemon),
        new InvoicesService(calls, node.invoices()),
        new RouterService(calls, node),
        new StateService(calls, node),
        new ChainNotifierService(calls, node));
  }

  private SslContext tls() {
    try {
      return GrpcSslContexts.configure(
              SslContextBuilder.forServer(certificate.key(), certificate.certificate()))
          .build();
    } catch (SSLException broken) {
      throw new IllegalStateException("cannot set up TLS", broken);
    }
  }
}
