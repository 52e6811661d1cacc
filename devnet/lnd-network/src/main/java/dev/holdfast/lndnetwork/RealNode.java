package dev.holdfast.lndnetwork;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A real LND in a process of its own. */
public final class RealNode {
  private static final Duration TO_START = Duration.ofSeconds(60);
  private static final String HOST = "127.0.0.1";

  private final String name;
  private final LndBinaries binaries;
  private final Path folder;
  private final Ports ports;
  private final Btcd chain;
  private final List<String> flags;
  private final Daemon daemon;

  RealNode(
      String name,
      LndBinaries binaries,
      Path network,
      Ports ports,
      Btcd chain,
      List<String> flags) {
    this.name = name;
    this.binaries = binaries;
    this.folder = network.resolve(name);
    this.ports = ports;
    this.chain = chain;
    this.flags = List.copyOf(flags);
    this.daemon = new Daemon("LND " + name, folder);
  }

  public String name() {
    return name;
  }

  public String host() {
    return HOST;
  }

  /** The port of its gRPC interface. */
  public int port() {
    return ports.of(name + ".rpc");
  }

  /** The node's own certificate. */
  public String tlsCertPem() {
    return new String(read(folder.resolve("tls.cert")), java.nio.charset.StandardCharsets.US_ASCII);
  }

  public String adminMacaroonHex() {
    return macaroonHex("admin");
  }

  public String readonlyMacaroonHex() {
    return macaroonHex("readonly");
  }

  /** A macaroon for these gRPC methods alone, each as {@code /package.Service/Method}. */
  public String macaroonHexFor(List<String> methods) throws InterruptedException {
    List<String> arguments = new ArrayList<>(List.of("bakemacaroon"));
    methods.forEach(method -> arguments.add("uri:" + method));
    return cli(arguments.toArray(String[]::new)).strip();
  }

  /** Starts the process; {@link #awaitAnswering} and {@link #awaitActive} wait for it. */
  public void start() {
    List<String> command =
        new ArrayList<>(
            List.of(
                binaries.lnd().toString(),
                "--lnddir=" + folder,
                "--alias=" + name,
                "--rpclisten=" + HOST + ":" + port(),
                "--listen=" + p2p(),
                "--norest",
                "--noseedbackup",
                "--nobootstrap",
                "--tlsdisableautofill",
                "--debuglevel=info",
                "--bitcoin.defaultchanconfs=1",
                "--maxpendingchannels=100",
                "--trickledelay=100",
                // Peers that were restarted find each other again at once.
                "--minbackoff=1s",
                "--maxbackoff=2s",
                "--store-final-htlc-resolutions"));
    command.addAll(chain.lndFlags());
    command.addAll(flags);
    daemon.start(command);
  }

  public void stop() {
    daemon.stop();
  }

  /** Ends it as a power cut would. */
  public void kill() {
    daemon.kill();
  }

  boolean isRunning() {
    return daemon.isRunning();
  }

  /** Until its port takes connections: the first calls are refused, in LND's own words. */
  public void awaitPort() throws InterruptedException {
    Wait.until(
        "LND " + name + " listens",
        TO_START,
        daemon,
        () -> {
          try (Socket socket = new Socket(HOST, port())) {
            return socket.isConnected();
          } catch (IOException notYet) {
            return false;
          }
        });
  }

  /** Until its RPC answers at all: it settles and cancels then, and starts nothing new. */
  void awaitAnswering() throws InterruptedException {
    await("answers", state -> state.equals("RPC_ACTIVE") || state.equals("SERVER_ACTIVE"));
  }

  /** Until it can do everything. */
  public void awaitActive() throws InterruptedException {
    await("is active", state -> state.equals("SERVER_ACTIVE"));
  }

  private void await(String what, Predicate<String> enough) throws InterruptedException {
    Wait.until(
        "LND " + name + " " + what,
        TO_START,
        daemon,
        () -> {
          Outcome state = run("state");
          return state.code() == 0 && enough.test(json(state).path("state").asString(""));
        });
  }

  void await(String what, String command, Predicate<JsonNode> enough) throws InterruptedException {
    Wait.until(
        "LND " + name + ": " + what,
        TO_START,
        daemon,
        () -> {
          Outcome outcome = run(command.split(" "));
          return outcome.code() == 0 && enough.test(json(outcome));
        });
  }

  String publicKey() throws InterruptedException {
    return json("getinfo").path("identity_pubkey").asString();
  }

  /** Where peers connect to. */
  String p2p() {
    return HOST + ":" + ports.of(name + ".p2p");
  }

  JsonNode json(String... arguments) throws InterruptedException {
    return JsonMapper.shared().readTree(cli(arguments));
  }

  /**
   * Runs {@code lncli}.
   *
   * @throws IllegalStateException with what it said, where it failed
   */
  public String cli(String... arguments) throws InterruptedException {
    Outcome outcome = run(arguments);
    if (outcome.code() != 0) {
      throw new IllegalStateException(
          "LND " + name + " refused " + arguments[0] + ": " + outcome.output().strip());
    }
    return outcome.output();
  }

  /** Runs {@code lncli} again and again while it refuses with this text. */
  void retry(String refusal, String... arguments) throws InterruptedException {
    Wait.until(
        "LND " + name + ": " + arguments[0],
        TO_START,
        daemon,
        () -> {
          Outcome outcome = run(arguments);
          if (outcome.code() != 0 && !outcome.output().contains(refusal)) {
            throw new IllegalStateException(
                "LND " + name + " refused " + arguments[0] + ": " + outcome.output().strip());
          }
          return outcome.code() == 0;
        });
  }

  private Outcome run(String... arguments) throws InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                binaries.lncli().toString(),
                "--lnddir=" + folder,
                "--network=simnet",
                "--rpcserver=" + HOST + ":" + port()));
    command.addAll(List.of(arguments));
    try {
      return Outcome.of(new ProcessBuilder(command));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode json(Outcome outcome) {
    return JsonMapper.shared().readTree(outcome.output());
  }

  private String macaroonHex(String which) {
    Path file = folder.resolve("data/chain/bitcoin/simnet/" + which + ".macaroon");
    return HexFormat.of().formatHex(read(file));
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
