package dev.holdfast.escrow.store;

import dev.holdfast.escrow.domain.Change;
import dev.holdfast.escrow.domain.Escrow;
import dev.holdfast.escrow.domain.Escrows;
import dev.holdfast.messaging.AppendOnly;
import dev.holdfast.messaging.LateRows;
import dev.holdfast.messaging.LockedRows;
import dev.holdfast.money.BlockHeight;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Repository;

@Repository
class StoredEscrows implements Escrows {

  private static final AppendOnly HISTORY =
      AppendOnly.table(
          "escrow_transition",
          "escrow_id uuid",
          "from_state text",
          "cause text",
          "to_state text",
          "event_id uuid",
          "at timestamptz");

  /** An escrow has legs from the beginning. */
  private static final String WITH_LEGS =
      "select e from Escrow e join fetch e.legs where e.orderId = :id";

  private final EntityManager entities;
  private final EscrowRepository rows;
  private final LateRows history;

  StoredEscrows(EntityManager entities, EscrowRepository rows, LateRows history) {
    this.entities = entities;
    this.rows = rows;
    this.history = history;
  }

  @Override
  public boolean existsFor(UUID orderId) {
    return rows.existsByOrderId(orderId);
  }

  @Override
  public void add(Escrow escrow) {
    rows.saveAndFlush(escrow);
  }

  @Override
  public Optional<Escrow> lockByOrder(UUID orderId) {
    return LockedRows.find(entities, Escrow.class, WITH_LEGS, orderId);
  }

  @Override
  public Optional<Escrow> find(UUID escrowId) {
    return rows.findById(escrowId);
  }

  @Override
  public Optional<Escrow> findByOrder(UUID orderId) {
    return rows.findByOrderId(orderId);
  }

  @Override
  public List<UUID> ordersToGuard(BlockHeight height, int atMost) {
    return rows.ordersToGuard(height.value(), Limit.of(atMost));
  }

  @Override
  public void record(UUID escrowId, Change.Step step, @Nullable UUID eventId, Instant at) {
    history.add(
        HISTORY, escrowId, step.from().name(), step.cause().name(), step.to().name(), eventId, at);
  }
}
