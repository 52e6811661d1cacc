package dev.holdfast.settlement.app;

import dev.holdfast.contracts.settlement.BlockConnected;
import dev.holdfast.messaging.Outbox;
import dev.holdfast.money.BlockHeight;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells of blocks: the guard of escrow-service acts on their height. */
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
}
