package dev.holdfast.settlement.store;

import dev.holdfast.messaging.LockedRows;
import dev.holdfast.settlement.domain.hold.EscrowHolds;
import dev.holdfast.settlement.domain.hold.Escrows;
import jakarta.persistence.EntityManager;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;

/** Escrows, their rows locked before those of their legs and of the payout of the award. */
@Repository
class StoredEscrows implements Escrows {
  private static final String BY_LEG =
      """
      select e from EscrowHolds e join fetch e.legs
      where e.escrowId = (select h.escrowId from Hold h where h.legId = :id)
      """;

  /** With the payout, which is then known to the transaction and needs no second statement. */
  private static final String BY_AWARD =
      """
      select e, p from EscrowHolds e join fetch e.legs join Payout p on p.subjectId = e.escrowId
      where p.payoutId = :id and p.orderId is not null
      """;

  private final EntityManager entities;
  private final JpaEscrows rows;

  StoredEscrows(EntityManager entities, JpaEscrows rows) {
    this.entities = entities;
    this.rows = rows;
  }

  @Override
  public EscrowHolds save(EscrowHolds holds) {
    return rows.save(holds);
  }

  @Override
  public Optional<EscrowHolds> findByEscrowId(UUID escrowId) {
    return rows.findById(escrowId);
  }

  @Override
  public Optional<EscrowHolds> findWithLegs(UUID escrowId) {
    return rows.withLegs(escrowId);
  }

  @Override
  public Optional<EscrowHolds> lock(UUID escrowId) {
    return LockedRows.find(entities, EscrowHolds.class, JpaEscrows.WITH_LEGS, escrowId);
  }

  @Override
  public Optional<EscrowHolds> lockByLeg(UUID legId) {
    return LockedRows.find(entities, EscrowHolds.class, BY_LEG, legId);
  }

  @Override
  public Optional<EscrowHolds> lockByAward(UUID payoutId) {
    return LockedRows.findTogether(entities, BY_AWARD, payoutId).stream()
        .findFirst()
        .map(both -> (EscrowHolds) both[0]);
  }
}
