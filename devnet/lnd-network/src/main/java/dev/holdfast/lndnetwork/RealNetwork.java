package dev.holdfast.lndnetwork;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A network in a folder of its own, where it can be ended and started again. */
public final class RealNetwork implements AutoCloseable {
  /** Spendable at once by the first node, and a chain past the heights with rules of their own. */
  private static final int FIRST_BLOCKS = 400;

  /** What each opener of channels gets, in satoshis. */
  private static final long COINS = 1_000_000_000;

  private static final int BLOCKS_TO_ANNOUNCE = 6;
  private static final Duration BLOCK_EVERY = Duration.ofMinutes(30);

  private final Path folder;
  private final boolean temporary;
  private final NetworkPlan plan;
  private final Btcd chain;
  private final Daemon miner;
  private final Map<String, RealNode> nodes = new LinkedHashMap<>();

  private RealNetwork(LndBinaries binaries, Path folder, boolean temporary, NetworkPlan plan) {
    Ports ports = new Ports(folder.resolve("ports.properties"));
    this.folder = folder;
    this.temporary = temporary;
    this.plan = plan;
    this.chain = new Btcd(binaries, folder, ports);
    this.miner = new Daemon("miner", folder.resolve("miner"));
    plan.nodes()
        .forEach((name, flags) ->
            nodes.put(name, new RealNode(name, binaries, folder, ports, chain, flags)));
  }

  /** The network in this folder as it is, running or not. */
  public static RealNetwork in(Path folder, LndBinaries binaries, NetworkPlan plan) {
    try {
      Files.createDirectories(folder);
      return new RealNetwork(binaries, folder.toRealPath(), false, plan);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A network that is made anew, and gone when it is closed. */
  public static RealNetwork temporary(LndBinaries binaries, NetworkPlan plan) {
    try {
      Path folder = Files.createTempDirectory("holdfast-lnd").toRealPath();
      return new RealNetwork(binaries, folder, true, plan);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Starts what does not run, and makes a new network where there is none. It goes on when this
   * process ends.
   *
   * @param progress is told each step in a few words
   */
  public void up(Consumer<String> progress) throws InterruptedException {
    try {
      start(progress);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private void start(Consumer<String> progress) throws InterruptedException {
    boolean isNew = !Files.exists(addressFile());
    String address = "";
    if (isNew) {
      end();
      plan.nodes().keySet().forEach(name -> delete(folder.resolve(name)));
      delete(folder.resolve("btcd"));
      address = firstBlocks(progress);
    } else {
      if (!chain.isRunning()) {
        chain.start(read(addressFile()));
      }
      // A tip older than two hours counts as not synced, and nothing new is begun on it.
      chain.generate(1);
    }
    progress.accept("btcd, height " + chain.height());
    nodes.values().stream().filter(node -> !node.isRunning()).forEach(RealNode::start);
    for (RealNode node : nodes.values()) {
      node.awaitActive();
      progress.accept("LND " + node.name());
    }
    if (isNew) {
      fund(progress);
      openChannels(progress);
    }
    for (RealNode node : nodes.values()) {
      long expected = plan.channels().stream().filter(c -> touches(c, node.name())).count();
      node.await(
          "its channels are not active",
          "listchannels --active_only",
          list -> list.path("channels").size() == expected);
    }
    progress.accept(plan.channels().size() + " channels");
    if (isNew) {
      // Last: a network that was not finished is made anew.
      write(addressFile(), address);
    }
    mineNowAndThen();
  }

  /** Mines and returns when every running node has seen the last of the blocks. */
  public void mine(int blocks) throws InterruptedException {
    chain.generate(blocks);
    int height = chain.height();
    for (RealNode node : nodes.values()) {
      if (node.isRunning()) {
        node.await(
            "it has not seen block " + height,
            "getinfo",
            info -> info.path("block_height").asInt() >= height);
      }
    }
  }

  public NetworkPlan plan() {
    return plan;
  }

  /** Whether its chain runs: its nodes do, or are about to. */
  public boolean isRunning() {
    return chain.isRunning();
  }

  public RealNode node(String name) {
    RealNode node = nodes.get(name);
    if (node == null) {
      throw new IllegalArgumentException("no node " + name + " among " + nodes.keySet());
    }
    return node;
  }

  /** Ends everything and returns when it is gone; {@link #up} starts it again. */
  @Override
  public void close() {
    end();
    if (temporary) {
      delete(folder);
    }
  }

  private void end() {
    miner.stop();
    try {
      together(
          nodes.values().stream()
              .<Callable<@Nullable Void>>map(node ->
                  () -> {
                    node.stop();
                    return null;
                  })
              .toList());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    chain.stop();
  }

  /** Mining needs an address, an address needs a wallet, and a wallet needs a chain that runs. */
  private String firstBlocks(Consumer<String> progress) throws InterruptedException {
    RealNode first = nodes.values().iterator().next();
    chain.start(null);
    first.start();
    first.awaitAnswering();
    progress.accept("LND " + first.name() + " has a wallet");
    String address = first.json("newaddress", "p2wkh").path("address").asString();
    chain.stop();
    chain.start(address);
    chain.generate(FIRST_BLOCKS);
    return address;
  }

  /** The openers' coins. A node is synced before its wallet knows the coins: wait for those. */
  private void fund(Consumer<String> progress) throws InterruptedException {
    RealNode first = nodes.values().iterator().next();
    // The wallet rescanned while the chain was made, and chooses coins only after a block it saw.
    mine(1);
    first.await("no coins", "walletbalance", balance -> hasCoins(balance, 100L * COINS));
    List<RealNode> openers =
        plan.channels().stream().map(c -> node(c.opener())).distinct().toList();
    for (RealNode opener : openers) {
      if (!opener.name().equals(first.name())) {
        String address = opener.json("newaddress", "p2wkh").path("address").asString();
        // The balance is there before the coins can be chosen.
        first.retry(
            "insufficient funds",
            "sendcoins",
            "--force",
            "--sat_per_vbyte=2",
            "--addr=" + address,
            "--amt=" + COINS);
      }
    }
    mine(1);
    for (RealNode opener : openers) {
      opener.await("no coins", "walletbalance", balance -> hasCoins(balance, COINS));
    }
    progress.accept("coins");
  }

  private void openChannels(Consumer<String> progress) throws InterruptedException {
    Map<String, String> keys = new LinkedHashMap<>();
    for (RealNode node : nodes.values()) {
      keys.put(node.name(), node.publicKey());
    }
    Map<String, List<String>> batches = new LinkedHashMap<>();
    for (NetworkPlan.Channel channel : plan.channels()) {
      RealNode opener = node(channel.opener());
      String peer = keys.get(channel.other()) + "@" + node(channel.other()).p2p();
      List<String> batch = batches.computeIfAbsent(opener.name(), name -> new ArrayList<>());
      if (batch.stream()
          .noneMatch(one -> one.contains(String.valueOf(keys.get(channel.other()))))) {
        opener.cli("connect", peer);
      }
      batch.add(
          "{\"node_pubkey\":\"%s\",\"local_funding_amount\":%d,\"push_sat\":%d}"
              .formatted(keys.get(channel.other()), channel.capacitySat(), channel.pushSat()));
    }
    for (Map.Entry<String, List<String>> batch : batches.entrySet()) {
      String all = "[" + String.join(",", batch.getValue()) + "]";
      node(batch.getKey()).cli("batchopenchannel", "--sat_per_vbyte=2", all);
      mine(1);
    }
    mine(BLOCKS_TO_ANNOUNCE);
    progress.accept("channels opened");
  }

  private void mineNowAndThen() {
    if (!miner.isRunning()) {
      List<String> mine = chain.mineOne().stream().map(word -> "'" + word + "'").toList();
      miner.start(
          List.of(
              "/bin/sh",
              "-c",
              "while sleep %d; do %s; done # %s"
                  .formatted(
                      BLOCK_EVERY.toSeconds(), String.join(" ", mine), folder.resolve("miner"))));
    }
  }

  private static <T extends @Nullable Object> void together(List<Callable<T>> work)
      throws InterruptedException {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<T> done : threads.invokeAll(work)) {
        done.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  private static boolean hasCoins(JsonNode balance, long sat) {
    return balance.path("confirmed_balance").asLong(0) >= sat;
  }

  private static boolean touches(NetworkPlan.Channel channel, String name) {
    return channel.opener().equals(name) || channel.other().equals(name);
  }

  private Path addressFile() {
    return folder.resolve("mining-address");
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> inside = Files.walk(folder)) {
      for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
