package dev.holdfast.settlement.store;

import dev.holdfast.settlement.domain.hold.EscrowHolds;
import dev.holdfast.settlement.domain.hold.Escrows;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Escrows by Spring Data. */
interface JpaEscrows extends Repository<EscrowHolds, UUID>, Escrows {
  @Override
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select e from EscrowHolds e where e.escrowId = :escrowId")
  Optional<EscrowHolds> lock(UUID escrowId);
}
