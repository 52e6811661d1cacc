package dev.holdfast.settlement.store;

import dev.holdfast.settlement.domain.hold.EscrowHolds;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;

/** Rows of escrows by Spring Data. */
interface JpaEscrows extends ByKey<EscrowHolds> {
  EscrowHolds save(EscrowHolds holds);

  @Query("select e from EscrowHolds e join fetch e.legs where e.escrowId = :escrowId")
  Optional<EscrowHolds> withLegs(UUID escrowId);
}
