package dev.holdfast.settlement.domain.hold;

import dev.holdfast.money.Msat;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The stored legs. */
public interface Holds {
  Hold save(Hold hold);

  Optional<Hold> findByLegId(UUID legId);

  List<Hold> findByEscrowId(UUID escrowId);

  /** Which escrow to lock before the leg is read. */
  Optional<UUID> escrowOf(UUID legId);

  Optional<UUID> legOf(String paymentHash);

  List<UUID> idsIn(Collection<HoldState> states, String node);

  /** Escrows with legs that have no invoice yet. */
  List<UUID> escrowsToOpen();

  /** Outbound liquidity that the payouts of the escrows on a node may still need. */
  long reservedOn(String node);

  default Msat reserved(String node) {
    return Msat.of(reservedOn(node));
  }
}
