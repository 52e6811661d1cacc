package dev.holdfast.settlement.store;

import dev.holdfast.settlement.domain.hold.EscrowHolds;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;

/** Rows of escrows by Spring Data. */
interface JpaEscrows extends ByKey<EscrowHolds> {
  String WITH_LEGS = "select e from EscrowHolds e join fetch e.legs where e.escrowId = :id";

  EscrowHolds save(EscrowHolds holds);

  @Query(WITH_LEGS)
  Optional<EscrowHolds> withLegs(UUID id);
}
