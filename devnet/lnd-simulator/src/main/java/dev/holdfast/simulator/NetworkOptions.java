package dev.holdfast.simulator;

import dev.holdfast.simulator.core.NodeSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The network to start: its nodes, its channels, its clock. */
public final class NetworkOptions {
  /**
   * @param port 0: any free one
   */
  record NodeOptions(int port, NodeSettings settings) {}

  /**
   * @param localSat the opener's part of the capacity
   */
  record ChannelOptions(String opener, String peer, long capacitySat, long localSat) {}

  private final Map<String, NodeOptions> nodes = new LinkedHashMap<>();
  private final List<ChannelOptions> channels = new ArrayList<>();
  private Clock clock = Clock.systemUTC();
  private int height = 500;
  private Duration blockEvery = Duration.ZERO;

  private NetworkOptions() {}

  public static NetworkOptions network() {
    return new NetworkOptions();
  }

  /**
   * Market nodes that forward nothing, wallets, and between each wallet and each market node a
   * channel of this capacity with half of it on either side.
   */
  public static NetworkOptions market(
      List<String> marketNodes, List<String> wallets, long channelSat) {
    NetworkOptions options = new NetworkOptions();
    marketNodes.forEach(alias -> options.node(alias, s -> s.withRejectHtlc(true)));
    wallets.forEach(options::node);
    for (String wallet : wallets) {
      for (String market : marketNodes) {
        options.channel(wallet, market, channelSat, channelSat / 2);
      }
    }
    return options;
  }

  public NetworkOptions node(String alias) {
    return node(alias, 0, UnaryOperator.identity());
  }

  public NetworkOptions node(String alias, UnaryOperator<NodeSettings> settings) {
    return node(alias, 0, settings);
  }

  /**
   * @param port of the gRPC interface; 0: any free one
   */
  public NetworkOptions node(String alias, int port, UnaryOperator<NodeSettings> settings) {
    nodes.put(alias, new NodeOptions(port, settings.apply(NodeSettings.defaults())));
    return this;
  }

  /**
   * @param localSat the opener's part of the capacity, from which it pays the commit fee
   */
  public NetworkOptions channel(String opener, String peer, long capacitySat, long localSat) {
    channels.add(new ChannelOptions(opener, peer, capacitySat, localSat));
    return this;
  }

  /** The clock that the nodes' own starts from; tests move it with the network. */
  public NetworkOptions clock(Clock base) {
    clock = base;
    return this;
  }

  public NetworkOptions height(int blocks) {
    height = blocks;
    return this;
  }

  /** Mines a block this often by itself: LND calls itself unsynced two hours after the last. */
  public NetworkOptions blockEvery(Duration interval) {
    blockEvery = interval;
    return this;
  }

  Map<String, NodeOptions> nodes() {
    return nodes;
  }

  List<ChannelOptions> channels() {
    return channels;
  }

  Clock clock() {
    return clock;
  }

  int height() {
    return height;
  }

  Duration blockEvery() {
    return blockEvery;
  }
}
