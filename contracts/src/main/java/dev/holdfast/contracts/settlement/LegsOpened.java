package dev.holdfast.contracts.settlement;

import java.util.List;
import java.util.UUID;

/** Every leg of an escrow has its hold invoice, all on one node. */
public record LegsOpened(UUID escrowId, UUID orderId, String node, List<OpenedLeg> legs)
    implements SettlementEvent {
  public LegsOpened {
    legs = List.copyOf(legs);
  }
}
