package dev.holdfast.contracts.order;

import dev.holdfast.money.Msat;
import java.time.Instant;
import java.util.UUID;

/** The order is final. The fee is that of the frozen terms at 100 percent. */
public record OrderClosed(
    UUID orderId,
    String buyer,
    String provider,
    OrderOutcome outcome,
    boolean wasLocked,
    int providerPercent,
    Msat priceMsat,
    Msat feeMsat,
    Instant at)
    implements OrderEvent {}
