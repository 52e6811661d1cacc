package dev.holdfast.escrow.app;

import dev.holdfast.contracts.settlement.BlockConnected;
import dev.holdfast.escrow.domain.Escrows;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Executes every escrow whose HTLCs are about to run out. It acts on the height of the chain and
 * never on a clock: HTLCs end by blocks.
 */
@Service
public class DeadlineGuard {

  private static final Logger log = LoggerFactory.getLogger(DeadlineGuard.class);
  private static final int BATCH = 100;

  private final Escrows escrows;
  private final EscrowLife life;

  DeadlineGuard(Escrows escrows, EscrowLife life) {
    this.escrows = escrows;
    this.life = life;
  }

  /** Works off everything that is due, in the transaction that hears of the block. */
  @Transactional(propagation = Propagation.REQUIRED)
  public void blockConnected(BlockConnected block) {
    List<UUID> due = escrows.ordersToGuard(block.height(), BATCH);
    while (!due.isEmpty()) {
      for (UUID orderId : due) {
        log.warn("Guard height of order {} is reached at {}", orderId, block.height().value());
        life.guardReached(orderId);
      }
      due = escrows.ordersToGuard(block.height(), BATCH);
    }
  }
}
