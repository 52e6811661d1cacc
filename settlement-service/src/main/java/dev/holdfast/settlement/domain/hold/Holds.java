package dev.holdfast.settlement.domain.hold;

import dev.holdfast.money.Msat;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The stored legs. */
public interface Holds {
  Optional<Hold> findByLegId(UUID legId);

  Optional<Hold> findByPaymentHash(String paymentHash);

  /**
   * Legs of a node by their ids, those after one of them, in some of the states that are not final.
   */
  List<UUID> page(Collection<HoldState> states, String node, UUID after, int atMost);

  /** Legs of a node that LND still held when their first HTLC expired, at this height or before. */
  List<UUID> expiredOn(String node, int height, int atMost);

  /** Legs of a node that were given up while it was away. */
  List<UUID> writtenOffOn(String node);

  /** Escrows with legs that have no invoice yet, on these nodes or on none. */
  List<UUID> escrowsToOpen(Collection<String> nodes, int atMost);

  /** Outbound liquidity that the payouts of the escrows on a node may still need. */
  long reservedOn(String node);

  default Msat reserved(String node) {
    return Msat.of(reservedOn(node));
  }
}
