package dev.holdfast.offer.domain;

import dev.holdfast.contracts.offer.OfferPublished;
import dev.holdfast.contracts.offer.OfferState;
import dev.holdfast.contracts.offer.OfferStateChanged;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a provider sells: an identity, a state, and the number of its current version. */
@Entity
public class Offer {

  @Id private UUID offerId;

  @Version
  @SuppressWarnings("UnusedVariable") // of the row, for writes that cross; not the offer's version
  private @Nullable Long rowVersion;

  private String provider;

  @Enumerated(EnumType.STRING)
  private OfferState state;

  private int currentVersion;
  private Instant createdAt;
  private Instant changedAt;

  @SuppressWarnings("NullAway.Init")
  protected Offer() {}

  public Offer(UUID offerId, String provider, Instant now) {
    this.offerId = offerId;
    this.provider = provider;
    this.state = OfferState.ACTIVE;
    this.currentVersion = 0;
    this.createdAt = now;
    this.changedAt = now;
  }

  /** The next version; orders that were placed keep theirs. */
  public OfferVersion publish(UUID versionId, OfferContent content, Instant now) {
    if (state == OfferState.RETIRED) {
      throw new OfferRefusal.WrongState(state, "an edit");
    }
    currentVersion++;
    changedAt = now;
    return new OfferVersion(versionId, offerId, currentVersion, content);
  }

  public OfferPublished published(OfferContent content) {
    return new OfferPublished(
        offerId,
        currentVersion,
        provider,
        content.title(),
        content.price(),
        content.inputSchema(),
        content.outputSchema(),
        content.deliverySeconds(),
        content.reviewSeconds(),
        content.disputeSeconds(),
        content.splitStep(),
        content.deadlineOutcome(),
        content.maxOpenOrders(),
        content.conditions(),
        changedAt);
  }

  /** Pauses, resumes or retires it; what is so already stays so. */
  public OfferStateChanged change(OfferCause cause, Instant now) {
    OfferState next =
        OfferTransitions.next(state, cause)
            .orElseThrow(() -> new OfferRefusal.WrongState(state, cause.name()));
    state = next;
    changedAt = now;
    return new OfferStateChanged(offerId, provider, next, now);
  }

  public void requireOwner(String agentId) {
    if (!provider.equals(agentId)) {
      throw new OfferRefusal.NotYours();
    }
  }

  public void requireVersion(int seen) {
    if (seen != currentVersion) {
      throw new OfferRefusal.Stale(seen, currentVersion);
    }
  }

  public UUID offerId() {
    return offerId;
  }

  public String provider() {
    return provider;
  }

  public OfferState state() {
    return state;
  }

  public int currentVersion() {
    return currentVersion;
  }

  public Instant createdAt() {
    return createdAt;
  }
}
