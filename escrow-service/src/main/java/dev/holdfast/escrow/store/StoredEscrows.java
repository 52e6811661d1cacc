package dev.holdfast.escrow.store;

import dev.holdfast.escrow.domain.Change;
import dev.holdfast.escrow.domain.Escrow;
import dev.holdfast.escrow.domain.Escrows;
import dev.holdfast.messaging.AppendOnly;
import dev.holdfast.messaging.LateRows;
import dev.holdfast.money.BlockHeight;
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

  private final EscrowRepository rows;
  private final LateRows history;

  StoredEscrows(EscrowRepository rows, LateRows history) {
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
    return rows.lockByOrderId(orderId);
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
