package dev.holdfast.contracts.offer;

import dev.holdfast.contracts.order.DeadlineOutcome;
import dev.holdfast.money.Msat;
import dev.holdfast.money.SplitStep;
import java.time.Instant;
import java.util.UUID;

/**
 * A version of an offer can be bought from now on; schemas are JSON Schema texts. Orders keep the
 * version they bought.
 *
 * @param conditions a JSON array; where all hold for a delivery, it is accepted without the buyer
 */
public record OfferPublished(
    UUID offerId,
    int version,
    String provider,
    String title,
    Msat priceMsat,
    String inputSchema,
    String outputSchema,
    long deliverySeconds,
    long reviewSeconds,
    long disputeSeconds,
    SplitStep splitStep,
    DeadlineOutcome deadlineOutcome,
    int maxOpenOrders,
    String conditions,
    Instant publishedAt)
    implements OfferEvent {}
