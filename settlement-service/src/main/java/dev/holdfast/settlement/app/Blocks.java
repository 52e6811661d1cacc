package dev.holdfast.settlement.app;

import dev.holdfast.contracts.settlement.BlockConnected;
import dev.holdfast.contracts.settlement.NodeReachable;
import dev.holdfast.contracts.settlement.NodeUnreachable;
import dev.holdfast.messaging.Outbox;
import dev.holdfast.money.BlockHeight;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells of blocks, on whose height the guard of escrow-service acts, and of the nodes. */
@Service
@Transactional
public class Blocks {
  private final Outbox outbox;
  private final Clock clock;

  public Blocks(Outbox outbox, Clock clock) {
    this.outbox = outbox;
    this.clock = clock;
  }

  public void connected(String node, BlockHeight height) {
    outbox.publish(new BlockConnected(node, height, clock.instant()));
  }

  public void unreachable(String node) {
    outbox.publish(new NodeUnreachable(node, clock.instant()));
  }

  public void reachable(String node) {
    outbox.publish(new NodeReachable(node, clock.instant()));
  }
}
