package dev.holdfast.escrow.domain;

import dev.holdfast.money.BlockHeight;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All escrows there are. */
public interface Escrows {

  boolean existsFor(UUID orderId);

  void add(Escrow escrow);

  /** The escrow of an order, for nobody else to change until the transaction ends. */
  Optional<Escrow> lockByOrder(UUID orderId);

  Optional<Escrow> find(UUID escrowId);

  Optional<Escrow> findByOrder(UUID orderId);

  /** Orders whose escrows the guard has to execute at this height. */
  List<UUID> ordersToGuard(BlockHeight height, int atMost);

  /**
   * A step for the history.
   *
   * @param eventId of the event that tells it, or else of the one that caused it
   */
  void record(UUID escrowId, Change.Step step, @Nullable UUID eventId, Instant at);
}
