package dev.holdfast.order.domain;

import dev.holdfast.contracts.offer.OfferPublished;
import dev.holdfast.contracts.offer.OfferState;
import dev.holdfast.contracts.order.DeadlineOutcome;
import dev.holdfast.money.Msat;
import dev.holdfast.money.SplitStep;
import java.util.UUID;

/** A version of an offer as offer-service told it, and whether the offer can be bought now. */
public record OfferVersion(
    UUID offerId,
    int version,
    int currentVersion,
    OfferState state,
    String provider,
    String title,
    Msat price,
    String inputSchema,
    String outputSchema,
    long deliverySeconds,
    long reviewSeconds,
    long disputeSeconds,
    SplitStep splitStep,
    DeadlineOutcome deadlineOutcome,
    int maxOpenOrders,
    String conditions) {

  public static OfferVersion of(OfferPublished offer) {
    return new OfferVersion(
        offer.offerId(),
        offer.version(),
        offer.version(),
        OfferState.ACTIVE,
        offer.provider(),
        offer.title(),
        offer.priceMsat(),
        offer.inputSchema(),
        offer.outputSchema(),
        offer.deliverySeconds(),
        offer.reviewSeconds(),
        offer.disputeSeconds(),
        offer.splitStep(),
        offer.deadlineOutcome(),
        offer.maxOpenOrders(),
        offer.conditions());
  }
}
