package dev.holdfast.offer.app;

import dev.holdfast.money.SplitStep;
import dev.holdfast.offer.domain.CurrentOffer;
import dev.holdfast.offer.domain.OfferPolicy;
import dev.holdfast.offer.domain.OfferRefusal;
import dev.holdfast.offer.domain.Offers;
import dev.holdfast.offer.domain.Offers.After;
import dev.holdfast.offer.domain.Offers.Hit;
import dev.holdfast.offer.domain.Offers.Question;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
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
    return offers(List.of(offerId)).getFirst();
  }

  /** The same of several, in their order. */
  @Transactional(readOnly = true)
  public List<Found> offers(List<UUID> offerIds) {
    return found(offerIds.stream().map(offerId -> new Hit(offerId, 0)).toList());
  }

  /** Active offers. */
  @Transactional(readOnly = true)
  public List<Found> search(Question question, @Nullable After after, int atMost) {
    return found(offers.search(question, after, atMost));
  }

  /** Read together: one by one each would be two statements. */
  private List<Found> found(List<Hit> hits) {
    Map<UUID, CurrentOffer> current =
        offers.current(hits.stream().map(Hit::offerId).toList()).stream()
            .collect(Collectors.toMap(CurrentOffer::offerId, Function.identity()));
    return hits.stream().map(hit -> found(current.get(hit.offerId()), hit.rank())).toList();
  }

  private Found found(@Nullable CurrentOffer offer, long rank) {
    if (offer == null) {
      throw new OfferRefusal.NotFound();
    }
    return new Found(offer, policy.effectiveStep(offer.content()), rank);
  }

  /** An offer that was found. */
  public record Found(CurrentOffer offer, SplitStep effectiveStep, long rank) {}
}
