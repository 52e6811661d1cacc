package dev.holdfast.settlement.domain.hold;

import java.util.Optional;
import java.util.UUID;

/** The stored escrows, as far as settlement knows of them. */
public interface Escrows {
  /** With its legs. */
  EscrowHolds save(EscrowHolds holds);

  Optional<EscrowHolds> findByEscrowId(UUID escrowId);

  /** As it is, with its legs, for whoever has no transaction. */
  Optional<EscrowHolds> findWithLegs(UUID escrowId);

  /** With its row and those of its legs locked until the end of the transaction. */
  Optional<EscrowHolds> lock(UUID escrowId);

  /** The same by one of its legs, before that is read. */
  Optional<EscrowHolds> lockByLeg(UUID legId);

  /** The same by the payout of its award, whose row is locked as well; empty for a draw. */
  Optional<EscrowHolds> lockByAward(UUID payoutId);
}
