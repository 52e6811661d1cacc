package dev.holdfast.lndnetwork;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which nodes and channels a network has.
 *
 * @param nodes flags of LND by name, in the order of their start; the first one mines
 * @param channels opened by their first node
 */
public record NetworkPlan(Map<String, List<String>> nodes, List<Channel> channels) {

  /**
   * A channel with balance on both sides.
   *
   * @param pushSat what the opener gives the other side at once
   */
  public record Channel(String opener, String other, long capacitySat, long pushSat) {}

  public NetworkPlan {
    nodes = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(nodes));
    channels = List.copyOf(channels);
  }

  /**
   * Market nodes, and wallets with channels to each of them.
   *
   * @param channelsAHop more than one, so that payments are split over them as they are in earnest
   */
  public static NetworkPlan market(
      List<String> marketNodes, List<String> wallets, int channelsAHop, long capacitySat) {
    Map<String, List<String>> nodes = new LinkedHashMap<>();
    List<Channel> channels = new ArrayList<>();
    marketNodes.forEach(name -> nodes.put(name, List.of("--rejecthtlc")));
    wallets.forEach(name -> nodes.put(name, List.of()));
    for (String market : marketNodes) {
      for (String wallet : wallets) {
        for (int i = 0; i < channelsAHop; i++) {
          channels.add(new Channel(market, wallet, capacitySat, capacitySat / 2));
        }
      }
    }
    return new NetworkPlan(nodes, channels);
  }

  /** The nodes that are not the market's. */
  public List<String> wallets(List<String> marketNodes) {
    return nodes.keySet().stream().filter(name -> !marketNodes.contains(name)).toList();
  }
}
