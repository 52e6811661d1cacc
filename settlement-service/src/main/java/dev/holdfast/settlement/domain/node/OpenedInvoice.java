package dev.holdfast.settlement.domain.node;

import java.time.Instant;

/** A hold invoice that exists on its node. The payment request is for the payer's eyes alone. */
public record OpenedInvoice(PaymentHash hash, String paymentRequest, Instant expiresAt) {}
