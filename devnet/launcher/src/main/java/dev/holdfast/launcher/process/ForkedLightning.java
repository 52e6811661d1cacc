package dev.holdfast.launcher.process;

import dev.holdfast.launcher.GivenLightning;
import dev.holdfast.launcher.Lightning;
import dev.holdfast.launcher.LndNode;
import dev.holdfast.sdk.wallet.LndConnect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A simulated Lightning network in a process of its own. */
public final class ForkedLightning implements Lightning {
  private final Jvm jvm;
  private final Map<String, List<LndNode>> nodes = new HashMap<>();

  private ForkedLightning(Jvm jvm) throws InterruptedException {
    this.jvm = jvm;
    String[] words = jvm.awaitReady().split(" ");
    for (int i = 0; i < words.length; i += 3) {
      nodes
          .computeIfAbsent(words[i], kind -> new ArrayList<>())
          .add(GivenLightning.node(words[i + 1], LndConnect.parse(words[i + 2])));
    }
  }

  /**
   * @param wallets names of the agents' nodes
   * @param blockEvery how often a block is mined
   */
  public static ForkedLightning start(List<String> wallets, Duration blockEvery, Path log)
      throws InterruptedException {
    List<String> arguments = List.of(blockEvery.toString(), String.join(",", wallets));
    return new ForkedLightning(
        new Jvm(SimulatorProcess.class, List.of(), arguments, Map.of(), log, line -> {}));
  }

  public long pid() {
    return jvm.pid();
  }

  @Override
  public List<LndNode> marketNodes() {
    return nodes.getOrDefault("market", List.of());
  }

  @Override
  public List<LndNode> auditedNodes() {
    return nodes.getOrDefault("audited", List.of());
  }

  @Override
  public List<LndNode> walletNodes() {
    return nodes.getOrDefault("wallet", List.of());
  }

  @Override
  public void close() {
    try {
      jvm.kill();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
