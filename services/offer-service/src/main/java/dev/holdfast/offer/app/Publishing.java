package dev.holdfast.offer.app;

import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import dev.holdfast.contracts.offer.OfferState;
import dev.holdfast.messaging.Outbox;
import dev.holdfast.offer.domain.Offer;
import dev.holdfast.offer.domain.OfferCause;
import dev.holdfast.offer.domain.OfferContent;
import dev.holdfast.offer.domain.OfferPolicy;
import dev.holdfast.offer.domain.OfferRefusal;
import dev.holdfast.offer.domain.OfferVersion;
import dev.holdfast.offer.domain.Offers;
import dev.holdfast.offer.domain.match.Learning;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a provider does with its offers. */
@Service
public class Publishing {

  private final Offers offers;
  private final OfferPolicy policy;
  private final Outbox outbox;
  private final TimeBasedEpochGenerator ids;
  private final Clock clock;
  private final Learning learning;

  Publishing(
      Offers offers,
      OfferPolicy policy,
      Outbox outbox,
      TimeBasedEpochGenerator ids,
      Clock clock,
      Learning learning) {
    this.offers = offers;
    this.policy = policy;
    this.outbox = outbox;
    this.ids = ids;
    this.clock = clock;
    this.learning = learning;
  }

  /** Publishes version 1. */
  @Transactional
  public UUID publish(String provider, OfferContent content) {
    policy.check(content);
    Offer offer = new Offer(ids.generate(), provider, clock.instant());
    offers.add(offer);
    addVersion(offer, content);
    return offer.offerId();
  }

  /**
   * Makes the next version.
   *
   * @param seen the version that was edited; another one since is a refusal
   */
  @Transactional
  public void edit(UUID offerId, String provider, int seen, OfferContent content) {
    policy.check(content);
    Offer offer = own(offerId, provider);
    offer.requireVersion(seen);
    addVersion(offer, content);
  }

  @Transactional
  public void change(UUID offerId, String provider, OfferCause cause) {
    Offer offer = own(offerId, provider);
    outbox.publish(offer.change(cause, clock.instant()));
    if (offer.state() == OfferState.ACTIVE) {
      OfferVersion current =
          offers.version(offerId, offer.currentVersion()).orElseThrow(OfferRefusal.NotFound::new);
      list(offer, current.content());
    } else {
      offers.unlist(offerId);
    }
  }

  private void addVersion(Offer offer, OfferContent content) {
    OfferVersion version = offer.publish(ids.generate(), content, clock.instant());
    offers.add(version);
    if (offer.state() == OfferState.ACTIVE) {
      list(offer, content);
    }
    outbox.publish(offer.published(content));
  }

  private void list(Offer offer, OfferContent content) {
    offers.list(offer, content);
    AfterCommit.run(() -> learning.listed(offer.offerId()));
  }

  private Offer own(UUID offerId, String provider) {
    Offer offer = offers.lock(offerId).orElseThrow(OfferRefusal.NotFound::new);
    offer.requireOwner(provider);
    return offer;
  }
}
