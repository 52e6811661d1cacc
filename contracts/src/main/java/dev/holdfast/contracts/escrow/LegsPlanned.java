package dev.holdfast.contracts.escrow;

import dev.holdfast.money.Msat;
import java.util.List;
import java.util.UUID;

/**
 * The legs of an escrow, to be opened as hold invoices on one node. The reserve is the outbound
 * liquidity its payout may need. A buyer without settled history may not take the last third of a
 * channel's HTLC slots.
 */
public record LegsPlanned(
    UUID escrowId,
    UUID orderId,
    List<PlannedLeg> legs,
    int finalCltvBlocks,
    long invoiceExpirySeconds,
    String memo,
    Msat payoutReserveMsat,
    boolean buyerHasHistory)
    implements EscrowEvent {
  public LegsPlanned {
    legs = List.copyOf(legs);
  }
}
