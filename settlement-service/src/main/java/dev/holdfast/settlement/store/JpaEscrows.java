package dev.holdfast.settlement.store;

import dev.holdfast.settlement.domain.hold.EscrowHolds;

/** Rows of escrows by Spring Data. */
interface JpaEscrows extends ByKey<EscrowHolds> {
  EscrowHolds save(EscrowHolds holds);
}
