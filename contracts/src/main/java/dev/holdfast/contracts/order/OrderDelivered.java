package dev.holdfast.contracts.order;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The provider delivered a result that fits the output schema, and said where to pay. */
public record OrderDelivered(
    UUID orderId,
    String resultSha256,
    @Nullable String payoutInvoice,
    Instant deliveredAt,
    Instant reviewBy)
    implements OrderEvent {}
