package dev.holdfast.simulator.core;

import com.google.protobuf.ByteString;
import dev.holdfast.lnd.lnrpc.Failure.FailureCode;
import dev.holdfast.simulator.core.Route.RouteHop;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Moves HTLCs: forth from the payer to the payee, and back as they are settled or failed. An HTLC
 * whose channel is down waits, as its money does.
 */
public final class Forwarding {
  private final World world;
  private final Set<Attempt> undelivered = new LinkedHashSet<>();
  private final Set<Attempt> stalled = new LinkedHashSet<>();
  private final Set<Attempt> underWay = new LinkedHashSet<>();
  private boolean anyOnChain;
  private long attemptCount;

  public Forwarding(World world) {
    this.world = world;
    world.onBlock(this::blockMined);
  }

  long nextId() {
    return ++attemptCount;
  }

  /** Locks the money on the whole way; then the payee decides. */
  void launch(Attempt attempt) {
    underWay.add(attempt);
    for (RouteHop hop : attempt.route.hops()) {
      attempt.htlcs.add(
          hop.channel().add(hop.from(), hop.amountMsat(), attempt.hash, hop.expiry()));
    }
    for (int i = 0; i < attempt.htlcs.size(); i++) {
      HtlcEvents.forwarded(attempt, i, world.now());
    }
    if (attempt.payer.faults().arePaymentsStuck()) {
      undelivered.add(attempt);
    } else {
      world.later(() -> deliver(attempt));
    }
  }

  /** Delivers what was kept back. */
  public void release(Node payer) {
    for (Attempt attempt : List.copyOf(undelivered)) {
      if (attempt.payer == payer) {
        undelivered.remove(attempt);
        world.later(() -> deliver(attempt));
      }
    }
  }

  /** Takes up what waited for a channel or a node. */
  public void resume() {
    for (Attempt attempt : List.copyOf(stalled)) {
      stalled.remove(attempt);
      world.later(() -> goOn(attempt));
    }
  }

  /** From now on blocks move the HTLCs of this channel. */
  public void putOnChain(Channel channel) {
    channel.close(world.height());
    anyOnChain = true;
  }

  /**
   * A block has come. On a closed channel it claims what has been settled, and gives back what has
   * expired: a refusal alone gives nothing back there.
   */
  private void blockMined(int height) {
    if (!anyOnChain) {
      return;
    }
    for (Attempt attempt : List.copyOf(underWay)) {
      PendingHtlc last = attempt.htlcs.getLast();
      if (last.channel().isOpen()) {
        continue;
      }
      boolean expired = height >= last.expiry();
      if (expired) {
        fail(attempt, FailureCode.PERMANENT_CHANNEL_FAILURE);
      }
      if (attempt.isSettled() || expired) {
        stalled.remove(attempt);
        remove(attempt, last, false);
        world.later(() -> travelBack(attempt));
      }
    }
  }

  void settle(Attempt attempt, ByteString preimage) {
    if (attempt.settle(preimage)) {
      world.later(() -> travelBack(attempt));
    }
  }

  void fail(Attempt attempt, FailureCode code) {
    if (attempt.fail(code, attempt.route.hops().size())) {
      world.later(() -> travelBack(attempt));
    }
  }

  private void goOn(Attempt attempt) {
    if (attempt.isDecided()) {
      travelBack(attempt);
    } else {
      deliver(attempt);
    }
  }

  private void deliver(Attempt attempt) {
    if (attempt.isDecided()) {
      return;
    }
    if (attempt.payee().linksUp()) {
      attempt.payee().invoices().receive(attempt);
    } else {
      stalled.add(attempt);
    }
  }

  private void travelBack(Attempt attempt) {
    while (!attempt.htlcs.isEmpty()) {
      PendingHtlc htlc = attempt.htlcs.getLast();
      if (!htlc.channel().active()) {
        stalled.add(attempt);
        return;
      }
      remove(attempt, htlc, true);
    }
    underWay.remove(attempt);
    attempt.done(world.now());
  }

  private void remove(Attempt attempt, PendingHtlc htlc, boolean offchain) {
    int hop = attempt.htlcs.size() - 1;
    htlc.channel().remove(htlc, attempt.isSettled());
    htlc.receiver().keepResolution(htlc, attempt.isSettled(), offchain);
    HtlcEvents.resolved(attempt, hop, htlc, offchain, world.now());
    attempt.htlcs.removeLast();
  }
}
