package dev.holdfast.escrow.store;

import dev.holdfast.escrow.domain.Change;
import dev.holdfast.escrow.domain.Escrow;
import dev.holdfast.escrow.domain.Escrows;
import dev.holdfast.money.BlockHeight;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

@Repository
class StoredEscrows implements Escrows {

  private final EscrowRepository rows;
  private final JdbcTemplate jdbc;

  StoredEscrows(EscrowRepository rows, JdbcTemplate jdbc) {
    this.rows = rows;
    this.jdbc = jdbc;
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
    jdbc.update(
        "insert into escrow_transition (escrow_id, from_state, cause, to_state, event_id, at)"
            + " values (?, ?, ?, ?, ?, ?)",
        escrowId,
        step.from().name(),
        step.cause().name(),
        step.to().name(),
        eventId,
        Timestamp.from(at));
  }
}
