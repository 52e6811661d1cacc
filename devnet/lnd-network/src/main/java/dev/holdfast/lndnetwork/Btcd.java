package dev.holdfast.lndnetwork;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The chain of a network: one btcd on simnet that mines when it is told to. */
final class Btcd {
  private static final String USER = "holdfast";

  private final LndBinaries binaries;
  private final Path folder;
  private final Ports ports;
  private final Daemon daemon;

  Btcd(LndBinaries binaries, Path network, Ports ports) {
    this.binaries = binaries;
    this.folder = network.resolve("btcd");
    this.ports = ports;
    this.daemon = new Daemon("btcd", folder);
  }

  /** Starts it and returns when it answers; without an address it cannot mine. */
  void start(@Nullable String miningAddress) throws InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                binaries.btcd().toString(),
                "--simnet",
                "--txindex",
                "--configfile=" + folder.resolve("none"),
                "--datadir=" + folder.resolve("data"),
                "--logdir=" + folder.resolve("logs"),
                "--rpcuser=" + USER,
                "--rpcpass=" + USER,
                "--rpccert=" + certificate(),
                "--rpckey=" + folder.resolve("rpc.key"),
                // Each LND keeps three connections; the default of 25 is enough for eight nodes.
                "--rpcmaxclients=200",
                "--rpcmaxwebsockets=500",
                "--rpclisten=127.0.0.1:" + ports.of("btcd.rpc"),
                "--listen=127.0.0.1:" + ports.of("btcd.p2p")));
    if (miningAddress != null) {
      command.add("--miningaddr=" + miningAddress);
    }
    daemon.start(command);
    Wait.until("btcd", Duration.ofSeconds(30), daemon, () -> ctl("getblockcount").code() == 0);
  }

  void stop() {
    daemon.stop();
  }

  boolean isRunning() {
    return daemon.isRunning();
  }

  void generate(int blocks) throws InterruptedException {
    Outcome outcome = ctl("generate", Integer.toString(blocks));
    if (outcome.code() != 0) {
      throw new IllegalStateException("btcd does not mine: " + outcome.output().strip());
    }
  }

  int height() throws InterruptedException {
    // btcctl may complain before it answers, about a file of defaults that nobody needs.
    return Integer.parseInt(ctl("getblockcount").output().strip().lines().toList().getLast());
  }

  /** What LND has to be told to use this chain. */
  List<String> lndFlags() {
    return List.of(
        "--bitcoin.simnet",
        "--bitcoin.node=btcd",
        "--btcd.rpchost=127.0.0.1:" + ports.of("btcd.rpc"),
        "--btcd.rpcuser=" + USER,
        "--btcd.rpcpass=" + USER,
        "--btcd.rpccert=" + certificate());
  }

  /** A command line that mines one block, for somebody who mines now and then. */
  List<String> mineOne() {
    return ctlCommand("generate", "1");
  }

  private Outcome ctl(String... arguments) throws InterruptedException {
    try {
      return Outcome.of(new ProcessBuilder(ctlCommand(arguments)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> ctlCommand(String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                binaries.btcctl().toString(),
                "--simnet",
                "--configfile=" + folder.resolve("none"),
                "--rpcuser=" + USER,
                "--rpcpass=" + USER,
                "--rpccert=" + certificate(),
                "--rpcserver=127.0.0.1:" + ports.of("btcd.rpc")));
    command.addAll(List.of(arguments));
    return command;
  }

  private Path certificate() {
    return folder.resolve("rpc.cert");
  }
}
