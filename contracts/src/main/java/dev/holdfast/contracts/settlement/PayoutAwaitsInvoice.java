package dev.holdfast.contracts.settlement;

import dev.holdfast.money.Msat;
import java.util.UUID;

/** The provider has to give an invoice before it can be paid. */
public record PayoutAwaitsInvoice(
    UUID payoutId, UUID escrowId, UUID orderId, Msat dueMsat, String reason)
    implements SettlementEvent {}
