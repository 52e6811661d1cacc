package dev.holdfast.simulator;

import dev.holdfast.lnd.lnrpc.WalletState;
import dev.holdfast.simulator.bolt11.NodeKey;
import dev.holdfast.simulator.core.Forwarding;
import dev.holdfast.simulator.core.Lifecycle;
import dev.holdfast.simulator.core.Node;
import dev.holdfast.simulator.core.NodeSettings;
import dev.holdfast.simulator.core.PartialPayment;
import dev.holdfast.simulator.core.World;
import dev.holdfast.simulator.faults.Faults;
import dev.holdfast.simulator.rpc.Certificate;
import dev.holdfast.simulator.rpc.Macaroons;
import dev.holdfast.simulator.rpc.NodeServer;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** One node of the network: how to reach it, and how to trouble it. */
public final class SimulatedNode {
  private static final long POLL_MILLIS = 5;

  private final World world;
  private final Node core;
  private final Lifecycle lifecycle;
  private final PartialPayment partial;
  private final Certificate certificate;
  private final Macaroons macaroons = new Macaroons();
  private final NodeServer server;

  SimulatedNode(World world, Forwarding forwarding, String alias, int port, NodeSettings settings) {
    this.world = world;
    Faults faults = new Faults();
    this.core =
        world.call(() -> new Node(world, alias, NodeKey.random(), settings, faults, forwarding));
    faults.onRelease(() -> world.run(() -> forwarding.release(core)));
    this.lifecycle = new Lifecycle(world, core, forwarding);
    this.partial = new PartialPayment(world, core, forwarding);
    this.certificate = Certificate.selfSigned(world.now());
    this.server = new NodeServer(world, core, certificate, macaroons, port, this::stopSoon);
  }

  void begin() {
    world.run(() -> world.add(core));
    server.start();
  }

  Node core() {
    return core;
  }

  public String alias() {
    return core.alias();
  }

  /** The node's identity: compressed key, 66 characters. */
  public String publicKeyHex() {
    return core.publicKeyHex();
  }

  public String host() {
    return "127.0.0.1";
  }

  /** The same from the first start on. */
  public int port() {
    return server.port();
  }

  public String tlsCertPem() {
    return certificate.pem();
  }

  public String adminMacaroonHex() {
    return macaroons.adminHex();
  }

  /** Reads everything, changes nothing. */
  public String readonlyMacaroonHex() {
    return macaroons.readonlyHex();
  }

  /**
   * @param uris the calls it allows, named {@code /lnrpc.Lightning/GetInfo}
   */
  public String macaroonHexFor(List<String> uris) {
    return macaroons.forCalls(uris);
  }

  /** The link that wallets know; whoever has it can spend the node's money. */
  public String lndconnectUri() {
    Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
    return "lndconnect://%s:%d?cert=%s&macaroon=%s"
        .formatted(
            host(),
            port(),
            base64.encodeToString(certificate.der()),
            base64.encodeToString(HexFormat.of().parseHex(adminMacaroonHex())));
  }

  public Faults faults() {
    return core.faults();
  }

  /** Ends the process: streams end, the port closes, HTLCs stay where they are. */
  public synchronized void stop() {
    if (core.hasProcess()) {
      lifecycle.stop();
      server.stop();
    }
  }

  /** Starts the process again; it goes through LND's states by itself. */
  public void startAgain() {
    startAgain(WalletState.SERVER_ACTIVE);
  }

  /**
   * Starts the process again and lets it hang in this state.
   *
   * @see #goOn()
   */
  public synchronized void startAgain(WalletState until) {
    if (!core.hasProcess()) {
      lifecycle.start(until);
      server.start();
    }
  }

  /** Lets a start that hangs go on. */
  public void goOn() {
    lifecycle.goOn();
  }

  /** Stops and starts; returns when the port is open again, a little before SERVER_ACTIVE. */
  public synchronized void restart() {
    stop();
    startAgain();
  }

  /**
   * Waits until the node is SERVER_ACTIVE.
   *
   * @return false if it is not by then
   */
  public boolean awaitActive(Duration atMost) throws InterruptedException {
    long end = System.nanoTime() + atMost.toNanos();
    while (core.state() != WalletState.SERVER_ACTIVE && System.nanoTime() < end) {
      Thread.sleep(POLL_MILLIS);
    }
    return core.state() == WalletState.SERVER_ACTIVE;
  }

  public WalletState state() {
    return core.state();
  }

  /** The channels' local balances together, msat; HTLCs under way belong to nobody. */
  public long balanceMsat() {
    return world.call(core::balanceMsat);
  }

  /** How many HTLCs are under way on this node's channels. */
  public int pendingHtlcs() {
    return world.call(core::pendingHtlcs);
  }

  /**
   * Sends one part of a payment and leaves it at that, as a payer does that fails half way, or
   * somebody else who has seen the payment request.
   *
   * @param totalMsat what the part says the whole will be
   */
  public void payPart(String paymentRequest, long partMsat, long totalMsat) {
    world.run(() -> partial.send(paymentRequest, partMsat, totalMsat));
  }

  private void stopSoon() {
    Thread stopping = Thread.ofVirtual().unstarted(this::stop);
    stopping.start();
  }
}
