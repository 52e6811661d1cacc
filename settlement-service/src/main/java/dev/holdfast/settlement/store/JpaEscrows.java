package dev.holdfast.settlement.store;

import dev.holdfast.settlement.domain.hold.EscrowHolds;
import dev.holdfast.settlement.domain.hold.Escrows;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

/** Escrows by Spring Data. */
interface JpaEscrows extends ByKey<EscrowHolds>, Escrows {
  @Override
  default Optional<EscrowHolds> findByEscrowId(UUID id) {
    return findById(id);
  }

  @Override
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select e from EscrowHolds e where e.escrowId = :escrowId")
  Optional<EscrowHolds> lock(UUID escrowId);

  @Override
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query(
      """
      select e from EscrowHolds e
      where e.escrowId = (select h.escrowId from Hold h where h.legId = :legId)
      """)
  Optional<EscrowHolds> lockByLeg(UUID legId);

  @Override
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query(
      """
      select e from EscrowHolds e where e.escrowId =
        (select p.subjectId from Payout p where p.payoutId = :payoutId and p.orderId is not null)
      """)
  Optional<EscrowHolds> lockByAward(UUID payoutId);
}
