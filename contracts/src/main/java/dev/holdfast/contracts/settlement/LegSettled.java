package dev.holdfast.contracts.settlement;

import dev.holdfast.money.Msat;
import java.util.UUID;

/** The leg was captured. Only from here on is its preimage known outside. */
public record LegSettled(
    UUID escrowId, UUID orderId, UUID legId, Msat amountPaidMsat, String preimage)
    implements SettlementEvent {}
