package dev.holdfast.contracts.settlement;

import dev.holdfast.money.Msat;
import java.util.UUID;

/** The leg was to be settled and LND had cancelled it: a loss of the market. */
public record LegLost(UUID escrowId, UUID orderId, UUID legId, Msat amountMsat, String detail)
    implements SettlementEvent {}
