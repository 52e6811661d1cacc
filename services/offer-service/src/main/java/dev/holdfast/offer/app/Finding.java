package dev.holdfast.offer.app;

import dev.holdfast.money.SplitStep;
import dev.holdfast.offer.domain.Offer;
import dev.holdfast.offer.domain.OfferPolicy;
import dev.holdfast.offer.domain.OfferRefusal;
import dev.holdfast.offer.domain.OfferVersion;
import dev.holdfast.offer.domain.Offers;
import dev.holdfast.offer.domain.Offers.After;
import dev.holdfast.offer.domain.Offers.Hit;
import dev.holdfast.offer.domain.Offers.Question;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads offers; changes nothing. */
@Service
public class Finding {

  private final Offers offers;
  private final OfferPolicy policy;

  Finding(Offers offers, OfferPolicy policy) {
    this.offers = offers;
    this.policy = policy;
  }

  /** An offer in its current version, whatever its state. */
  @Transactional(readOnly = true)
  public Found offer(UUID offerId) {
    Offer offer = offers.find(offerId).orElseThrow(OfferRefusal.NotFound::new);
    return found(offer, 0);
  }

  /** Active offers. */
  @Transactional(readOnly = true)
  public List<Found> search(Question question, @Nullable After after, int atMost) {
    return offers.search(question, after, atMost).stream().map(this::found).toList();
  }

  private Found found(Hit hit) {
    return found(offers.find(hit.offerId()).orElseThrow(OfferRefusal.NotFound::new), hit.rank());
  }

  private Found found(Offer offer, long rank) {
    OfferVersion version =
        offers
            .version(offer.offerId(), offer.currentVersion())
            .orElseThrow(OfferRefusal.NotFound::new);
    return new Found(offer, version, policy.effectiveStep(version.content()), rank);
  }

  /** An offer with its current version. */
  public record Found(Offer offer, OfferVersion version, SplitStep effectiveStep, long rank) {}
}
