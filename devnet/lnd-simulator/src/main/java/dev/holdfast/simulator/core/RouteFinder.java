package dev.holdfast.simulator.core;

import dev.holdfast.simulator.core.Route.RouteHop;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the cheapest way for one HTLC, from the payee back to the payer. Unlike LND it sees every
 * channel's balance, so a way it finds carries the HTLC.
 */
final class RouteFinder {
  /** LND's price for locking money: 15 billionths of the amount for each block. */
  private static final long RISK_BILLIONTHS = 15;

  private final Node payer;
  private final Query query;
  private final Map<Node, Step> best = new HashMap<>();
  private final Set<Node> done = new HashSet<>();
  private final PriorityQueue<Step> queue =
      new PriorityQueue<>(Comparator.comparingLong((Step s) -> s.cost));

  /**
   * @param finalDelta blocks between now and the expiry at the payee
   * @param cltvLimit blocks between now and the first expiry, at most
   * @param firstChannels ids that the first hop may use; empty: any
   */
  record Query(
      Node payee,
      long amountMsat,
      int height,
      int finalDelta,
      int cltvLimit,
      long feeLimitMsat,
      Set<Long> firstChannels) {}

  /** How the rest of the way goes from a node on. */
  private record Step(
      Node node, long amountMsat, int delta, long cost, @Nullable Channel channel, long room) {}

  private RouteFinder(Node payer, Query query) {
    this.payer = payer;
    this.query = query;
  }

  static @Nullable Route find(Node payer, Query query) {
    return payer == query.payee() ? null : new RouteFinder(payer, query).search();
  }

  private @Nullable Route search() {
    Step start = new Step(query.payee(), query.amountMsat(), query.finalDelta(), 0, null, 0);
    best.put(query.payee(), start);
    queue.add(start);
    Step step = queue.poll();
    while (step != null && step.node() != payer) {
      if (done.add(step.node())) {
        extend(step);
      }
      step = queue.poll();
    }
    return step == null ? null : route(step);
  }

  private void extend(Step onward) {
    for (Channel channel : onward.node().channels()) {
      Node from = channel.other(onward.node());
      long room = channel.spendableMsat(from);
      if (done.contains(from)
          || !channel.active()
          || room < onward.amountMsat()
          || !mayUse(channel, from)) {
        continue;
      }
      boolean forwards = from != payer;
      long fee = forwards ? from.forwardingFeeMsat(onward.amountMsat()) : 0;
      int delta = onward.delta() + (forwards ? NodeSettings.CLTV_DELTA : 0);
      long amount = onward.amountMsat() + fee;
      if (amount - query.amountMsat() > query.feeLimitMsat() || delta > query.cltvLimit()) {
        continue;
      }
      long risk = amount / 1_000 * RISK_BILLIONTHS * NodeSettings.CLTV_DELTA / 1_000_000;
      Step step = new Step(from, amount, delta, onward.cost() + fee + risk + 1, channel, room);
      Step known = best.get(from);
      if (known == null
          || step.cost() < known.cost()
          || step.cost() == known.cost() && room > known.room()) {
        best.put(from, step);
        queue.add(step);
      }
    }
  }

  private boolean mayUse(Channel channel, Node from) {
    if (from != payer) {
      return !from.settings().rejectHtlc();
    }
    return query.firstChannels().isEmpty() || query.firstChannels().contains(channel.id);
  }

  private Route route(Step first) {
    List<RouteHop> hops = new ArrayList<>();
    Step step = first;
    Channel channel = step.channel();
    while (channel != null) {
      Step next = best.get(channel.other(step.node()));
      if (next == null) {
        throw new IllegalStateException("the way is broken");
      }
      int expiry = query.height() + next.delta();
      hops.add(new RouteHop(channel, step.node(), next.amountMsat(), expiry));
      step = next;
      channel = step.channel();
    }
    return new Route(hops);
  }
}
