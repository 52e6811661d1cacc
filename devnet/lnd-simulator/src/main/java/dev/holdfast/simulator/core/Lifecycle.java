package dev.holdfast.simulator.core;

import dev.holdfast.lnd.lnrpc.ChannelEventUpdate;
import dev.holdfast.lnd.lnrpc.ChannelEventUpdate.UpdateType;
import dev.holdfast.lnd.lnrpc.WalletState;
import java.time.Duration;

/** Starts and stops a node's process, step by step as LND does. */
public final class Lifecycle {
  private final World world;
  private final Node node;
  private final Forwarding forwarding;
  private WalletState stopAt = WalletState.SERVER_ACTIVE;

  public Lifecycle(World world, Node node, Forwarding forwarding) {
    this.world = world;
    this.node = node;
    this.forwarding = forwarding;
  }

  public void stop() {
    world.run(() -> {
      node.processEnds();
      tellPeers(UpdateType.INACTIVE_CHANNEL);
    });
  }

  /**
   * Starts the process.
   *
   * @param until the state to stay in until {@link #goOn()}: a wallet that stays LOCKED, a server
   *     that hangs
   */
  public void start(WalletState until) {
    world.run(() -> {
      stopAt = until;
      node.processStarts();
      next();
    });
  }

  /** Lets a start that was held up go on to its end. */
  public void goOn() {
    world.run(() -> {
      stopAt = WalletState.SERVER_ACTIVE;
      next();
    });
  }

  private void next() {
    WalletState now = node.state();
    if (now == stopAt || !node.hasProcess()) {
      return;
    }
    switch (now) {
      case WAITING_TO_START -> step(WalletState.LOCKED, node.settings().rpcDelay().dividedBy(3));
      case LOCKED, NON_EXISTING ->
          step(WalletState.UNLOCKED, node.settings().rpcDelay().dividedBy(3));
      case UNLOCKED -> step(WalletState.RPC_ACTIVE, node.settings().rpcDelay().dividedBy(3));
      case RPC_ACTIVE -> step(WalletState.SERVER_ACTIVE, node.settings().activeDelay());
      case SERVER_ACTIVE, UNRECOGNIZED -> {
        // Started.
      }
    }
  }

  private void step(WalletState to, Duration delay) {
    WalletState from = node.state();
    world.after(
        delay,
        () -> {
          if (node.state() != from || !node.hasProcess()) {
            return;
          }
          if (to == WalletState.SERVER_ACTIVE) {
            // Missed deadlines are acted on here, with invoice calls already answered.
            node.registryStarts();
          }
          node.setState(to);
          if (to == WalletState.SERVER_ACTIVE) {
            forwarding.resume();
            tellPeers(UpdateType.ACTIVE_CHANNEL);
          }
          next();
        });
  }

  private void tellPeers(UpdateType type) {
    for (Channel channel : node.channels()) {
      ChannelEventUpdate.Builder event = ChannelEventUpdate.newBuilder().setType(type);
      if (type == UpdateType.ACTIVE_CHANNEL) {
        event.setActiveChannel(channel.pointMessage());
        node.channelEvents().publish(event.build());
      } else {
        event.setInactiveChannel(channel.pointMessage());
      }
      channel.other(node).channelEvents().publish(event.build());
    }
  }
}
