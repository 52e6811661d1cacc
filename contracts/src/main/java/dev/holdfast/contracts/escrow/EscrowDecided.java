package dev.holdfast.contracts.escrow;

import dev.holdfast.money.Msat;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where the money goes, stored before the first leg is touched. Legs to cancel are cancelled at
 * once; then the due amount is paid, then the legs to settle are settled. Settle first: the HTLCs
 * run out, so settle and credit what is not paid.
 */
public record EscrowDecided(
    UUID escrowId,
    UUID orderId,
    String provider,
    DecisionReason reason,
    int providerPercent,
    List<UUID> settleLegs,
    List<UUID> cancelLegs,
    Msat capturedMsat,
    Msat feeMsat,
    Msat dueMsat,
    @Nullable String payoutInvoice,
    boolean settleFirst,
    Instant at)
    implements EscrowEvent {
  public EscrowDecided {
    settleLegs = List.copyOf(settleLegs);
    cancelLegs = List.copyOf(cancelLegs);
  }
}
