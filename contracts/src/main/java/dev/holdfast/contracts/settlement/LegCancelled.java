package dev.holdfast.contracts.settlement;

import java.util.UUID;

/** LND cancelled the hold invoice; the buyer has its money back. */
public record LegCancelled(
    UUID escrowId, UUID orderId, UUID legId, LegCancelCause cause, boolean wasAccepted)
    implements SettlementEvent {}
