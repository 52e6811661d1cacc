package dev.holdfast.order.domain;

import dev.holdfast.contracts.order.Terms;
import dev.holdfast.money.Msat;
import dev.holdfast.money.SplitStep;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Terms that one buyer can order by, once, until they expire. */
@Entity
public class Quote {

  @Id private UUID quoteId;

  @Version
  @SuppressWarnings("UnusedVariable") // two orders at once: one of them fails
  private @Nullable Long version;

  private String buyer;
  private UUID offerId;
  private int offerVersion;
  private long priceMsat;
  private int feeBasisPoints;
  private long feeMsat;

  @Enumerated(EnumType.STRING)
  private SplitStep splitStep;

  private long fundingSeconds;
  private Instant expiresAt;
  private @Nullable UUID orderId;

  @SuppressWarnings("NullAway.Init")
  protected Quote() {}

  public Quote(UUID quoteId, String buyer, OfferVersion offer, Terms terms, Instant expiresAt) {
    this.quoteId = quoteId;
    this.buyer = buyer;
    this.offerId = offer.offerId();
    this.offerVersion = offer.version();
    this.priceMsat = terms.priceMsat().value();
    this.feeBasisPoints = terms.feeBasisPoints();
    this.feeMsat = terms.feeMsat().value();
    this.splitStep = terms.splitStep();
    this.fundingSeconds = terms.fundingSeconds();
    this.expiresAt = expiresAt;
  }

  /**
   * Uses the quote up.
   *
   * @throws OrderRefusal.QuoteUnusable where it is expired, of another offer, or used
   */
  public void use(UUID forOrder, @Nullable UUID askedOffer, Instant now) {
    if (askedOffer != null && !askedOffer.equals(offerId)) {
      throw new OrderRefusal.QuoteUnusable("The quote is for the offer " + offerId + ".");
    }
    if (orderId != null) {
      throw new OrderRefusal.QuoteUnusable("The quote was used for the order " + orderId + ".");
    }
    if (!now.isBefore(expiresAt)) {
      throw new OrderRefusal.QuoteUnusable("The quote expired at " + expiresAt + ".");
    }
    orderId = forOrder;
  }

  /** The terms as they were quoted, with the windows of the version that was quoted. */
  public Terms termsFor(OfferVersion offer) {
    return new Terms(
        Msat.of(priceMsat),
        feeBasisPoints,
        Msat.of(feeMsat),
        splitStep,
        fundingSeconds,
        offer.deliverySeconds(),
        offer.reviewSeconds(),
        offer.disputeSeconds(),
        offer.deadlineOutcome());
  }

  public UUID quoteId() {
    return quoteId;
  }

  public String buyer() {
    return buyer;
  }

  public UUID offerId() {
    return offerId;
  }

  public int offerVersion() {
    return offerVersion;
  }

  public Instant expiresAt() {
    return expiresAt;
  }
}
