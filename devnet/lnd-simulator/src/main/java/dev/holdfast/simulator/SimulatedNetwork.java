package dev.holdfast.simulator;

import dev.holdfast.lnd.lnrpc.ChannelEventUpdate;
import dev.holdfast.lnd.lnrpc.ChannelEventUpdate.UpdateType;
import dev.holdfast.simulator.core.Channel;
import dev.holdfast.simulator.core.Forwarding;
import dev.holdfast.simulator.core.Node;
import dev.holdfast.simulator.core.NodeSettings;
import dev.holdfast.simulator.core.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Lightning network in this process: nodes that answer over gRPC as LND does, channels between
 * them, blocks when somebody mines. Safe for use by many threads.
 */
public final class SimulatedNetwork implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SimulatedNetwork.class);
  private static final long TICK_MILLIS = 50;

  private final World world;
  private final Forwarding forwarding;
  private final Map<String, SimulatedNode> nodes = new LinkedHashMap<>();
  private final List<Future<?>> ticks = new ArrayList<>();
  private final ScheduledExecutorService ticker =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("simulated-network").factory());

  private SimulatedNetwork(NetworkOptions options) {
    world = new World(options.clock(), options.height());
    forwarding = new Forwarding(world);
    options.nodes().forEach((alias, node) -> addNode(alias, node.port(), node.settings()));
    options
        .channels()
        .forEach(c -> openChannel(c.opener(), c.peer(), c.capacitySat(), c.localSat()));
    every(Duration.ofMillis(TICK_MILLIS), world::tick);
    if (options.blockEvery().isPositive()) {
      every(options.blockEvery(), () -> world.mine(1));
    }
  }

  /** Starts every node; they answer when this returns. */
  public static SimulatedNetwork start(NetworkOptions options) {
    return new SimulatedNetwork(options);
  }

  /**
   * @throws IllegalArgumentException if there is no such node
   */
  public SimulatedNode node(String alias) {
    SimulatedNode node;
    synchronized (nodes) {
      node = nodes.get(alias);
    }
    if (node == null) {
      throw new IllegalArgumentException("no node named " + alias);
    }
    return node;
  }

  public Collection<SimulatedNode> nodes() {
    synchronized (nodes) {
      return List.copyOf(nodes.values());
    }
  }

  /** Starts one more node with default settings on a free port. */
  public SimulatedNode addNode(String alias) {
    return addNode(alias, 0, NodeSettings.defaults());
  }

  /**
   * @param port of its gRPC interface; 0: any free one
   */
  public SimulatedNode addNode(String alias, int port, NodeSettings settings) {
    SimulatedNode node = new SimulatedNode(world, forwarding, alias, port, settings);
    synchronized (nodes) {
      if (nodes.putIfAbsent(alias, node) != null) {
        throw new IllegalArgumentException("there is a node named " + alias);
      }
    }
    node.begin();
    return node;
  }

  /**
   * Opens a channel, usable at once.
   *
   * @param localSat the opener's part, from which it pays the commit fee
   * @return the channel's id
   */
  public long openChannel(String opener, String peer, long capacitySat, long localSat) {
    Node from = node(opener).core();
    Node to = node(peer).core();
    return world.call(() -> {
      Channel channel =
          new Channel(
              world.channelCount() + 1,
              world.height(),
              from,
              to,
              Math.multiplyExact(capacitySat, 1000L),
              Math.multiplyExact(localSat, 1000L));
      world.add(channel);
      from.addChannel(channel);
      to.addChannel(channel);
      return channel.id();
    });
  }

  /** Takes a channel down, or up again: its HTLCs wait meanwhile. */
  public void setChannelActive(long channelId, boolean active) {
    world.run(() -> {
      Channel channel = world.channel(channelId);
      channel.setEnabled(active);
      ChannelEventUpdate.Builder event = ChannelEventUpdate.newBuilder();
      if (active) {
        event.setType(UpdateType.ACTIVE_CHANNEL).setActiveChannel(channel.pointMessage());
        forwarding.resume();
      } else {
        event.setType(UpdateType.INACTIVE_CHANNEL).setInactiveChannel(channel.pointMessage());
      }
      channel.tell(event.build());
    });
  }

  /**
   * Puts a channel on chain. Settled HTLCs are claimed with the next block, others go back at their
   * expiry.
   */
  public void forceClose(long channelId) {
    setChannelActive(channelId, false);
    world.run(() -> forwarding.putOnChain(world.channel(channelId)));
  }

  /** Mines blocks; running nodes have seen them when this returns. */
  public void mine(int blocks) {
    world.mine(blocks);
  }

  public int height() {
    return world.height();
  }

  /** The nodes' time. */
  public Instant now() {
    return world.now();
  }

  /** Moves the nodes' time forward, and does what falls due. */
  public void advance(Duration by) {
    world.advance(by);
  }

  @Override
  public void close() {
    ticks.forEach(tick -> tick.cancel(false));
    ticker.shutdownNow();
    nodes().parallelStream().forEach(SimulatedNode::stop);
  }

  private void every(Duration interval, Runnable action) {
    Runnable guarded =
        () -> {
          try {
            action.run();
          } catch (RuntimeException bug) {
            LOG.error("The simulated network stumbled", bug);
          }
        };
    long millis = interval.toMillis();
    ticks.add(ticker.scheduleAtFixedRate(guarded, millis, millis, TimeUnit.MILLISECONDS));
  }
}
