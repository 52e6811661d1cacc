package dev.holdfast.contracts.order;

import java.time.Instant;
import java.util.UUID;

/** The provider gave a new invoice for its pay. */
public record PayoutInvoiceReplaced(UUID orderId, String payoutInvoice, Instant at)
    implements OrderEvent {}
