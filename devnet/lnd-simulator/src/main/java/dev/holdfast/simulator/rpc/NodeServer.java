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
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** The gRPC side of a node: TLS, macaroons, the five services. */
public final class NodeServer {
  private final World world;
  private final Node node;
  private final Certificate certificate;
  private final Macaroons macaroons;
  private final Runnable stopDaemon;
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
    Calls calls = new Calls(world);
    NettyServerBuilder builder =
        NettyServerBuilder.forAddress(new InetSocketAddress("127.0.0.1", port))
            .sslContext(tls())
            .permitKeepAliveTime(5, TimeUnit.SECONDS)
            .permitKeepAliveWithoutCalls(false)
            .maxInboundMessageSize(50 << 20)
            .executor(Executors.newVirtualThreadPerTaskExecutor());
    for (BindableService service : services(calls)) {
      builder.addService(
          ServerInterceptors.interceptForward(
              service, new FaultMaker(node.faults()), new Gate(node, macaroons)));
    }
    try {
      Server started = builder.build().start();
      port = started.getPort();
      server = started;
    } catch (IOException taken) {
      throw new UncheckedIOException("cannot listen on port " + port, taken);
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
