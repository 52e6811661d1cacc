package dev.holdfast.dispute.domain;

import dev.holdfast.contracts.dispute.DisputeAwarded;
import dev.holdfast.contracts.dispute.DisputeLapsed;
import dev.holdfast.contracts.dispute.DisputeOpened;
import dev.holdfast.contracts.order.DeadlineOutcome;
import dev.holdfast.contracts.order.OrderDisputed;
import dev.holdfast.contracts.order.Party;
import dev.holdfast.money.SplitStep;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A case: an order whose parties disagree, with a clock that ends it if no arbiter does. */
@Entity
public class Dispute {

  @Id private UUID disputeId;
  private UUID orderId;

  @Version
  @SuppressWarnings("UnusedVariable") // for writes that cross
  private @Nullable Long version;

  @Enumerated(EnumType.STRING)
  private DisputeState state;

  private String buyer;
  private String provider;

  @Enumerated(EnumType.STRING)
  private Party openedBy;

  private String reason;
  private @Nullable String claim;

  @Enumerated(EnumType.STRING)
  private SplitStep splitStep;

  @Enumerated(EnumType.STRING)
  private DeadlineOutcome deadlineOutcome;

  private Instant openedAt;
  private Instant decideBy;
  private boolean custody;
  private @Nullable String arbiter;
  private @Nullable Integer providerPercent;
  private @Nullable String awardReason;
  private @Nullable Instant endedAt;

  @SuppressWarnings("NullAway.Init")
  protected Dispute() {}

  public Dispute(UUID disputeId, OrderDisputed order) {
    this.disputeId = disputeId;
    this.orderId = order.orderId();
    this.state = DisputeState.OPEN;
    this.buyer = order.buyer();
    this.provider = order.provider();
    this.openedBy = order.openedBy();
    this.reason = order.reason();
    this.claim = order.claim();
    this.splitStep = order.splitStep();
    this.deadlineOutcome = order.deadlineOutcome();
    this.openedAt = order.openedAt();
    this.decideBy = order.decideBy();
  }

  public DisputeOpened opened() {
    return new DisputeOpened(disputeId, orderId, decideBy);
  }

  /** An arbiter takes the case; taking one's own again changes nothing. */
  public void claim(String arbiterId) {
    requireStranger(arbiterId);
    if (state == DisputeState.CLAIMED) {
      requireOwnClaim(arbiterId);
      return;
    }
    move(DisputeCause.CLAIM);
    arbiter = arbiterId;
  }

  public void release(String arbiterId) {
    requireOwnClaim(arbiterId);
    move(DisputeCause.RELEASE);
    arbiter = null;
  }

  /** Ends the case. The same award again is no mistake and has no event. */
  public Optional<DisputeAwarded> award(
      String arbiterId, int percent, String awardedFor, Instant now) {
    requireStranger(arbiterId);
    if (!allowedPercents().contains(percent)) {
      throw new DisputeRefusal.AwardNotAllowed(percent, splitStep.percent());
    }
    boolean again =
        state == DisputeState.AWARDED
            && Objects.equals(arbiter, arbiterId)
            && Objects.equals(providerPercent, percent);
    if (again) {
      return Optional.empty();
    }
    if (state == DisputeState.CLAIMED) {
      requireOwnClaim(arbiterId);
    }
    move(DisputeCause.AWARD);
    arbiter = arbiterId;
    providerPercent = percent;
    awardReason = awardedFor;
    endedAt = now;
    return Optional.of(new DisputeAwarded(disputeId, orderId, percent, arbiterId, awardedFor, now));
  }

  /**
   * The clock of the case has run out: the terms decide. Where they say custody, the case stays
   * open, and its award decides of what the market then holds.
   */
  public Optional<DisputeLapsed> timeOver(Instant now) {
    if (now.isBefore(decideBy)
        || custody
        || DisputeTransitions.next(state, DisputeCause.TIME_OVER).isEmpty()) {
      return Optional.empty();
    }
    if (deadlineOutcome == DeadlineOutcome.CUSTODY) {
      custody = true;
    } else {
      move(DisputeCause.TIME_OVER);
      endedAt = now;
    }
    return Optional.of(new DisputeLapsed(disputeId, orderId, now));
  }

  /** The guard of the escrow was faster than the clock of the case. */
  public void takenIntoCustody() {
    custody = true;
  }

  public boolean isCustody() {
    return custody;
  }

  /** The guard of the escrow, or the end of the order, was faster. */
  public void decidedElsewhere(Instant now) {
    DisputeTransitions.next(state, DisputeCause.DECIDED_ELSEWHERE)
        .ifPresent(next -> {
          state = next;
          endedAt = now;
        });
  }

  public void requireRunning() {
    if (endedAt != null) {
      throw new DisputeRefusal.WrongState(state);
    }
  }

  private void move(DisputeCause cause) {
    state =
        DisputeTransitions.next(state, cause)
            .orElseThrow(() -> new DisputeRefusal.WrongState(state));
  }

  private void requireStranger(String arbiterId) {
    if (hasParty(arbiterId)) {
      throw new DisputeRefusal.OwnCase();
    }
  }

  private void requireOwnClaim(String arbiterId) {
    if (state == DisputeState.CLAIMED && !arbiterId.equals(arbiter)) {
      throw new DisputeRefusal.ClaimedByAnother();
    }
  }

  public boolean hasParty(String agentId) {
    return buyer.equals(agentId) || provider.equals(agentId);
  }

  /** The multiples of the order's step: nothing else is the sum of some of its legs. */
  public List<Integer> allowedPercents() {
    return IntStream.rangeClosed(0, 100)
        .filter(percent -> percent % splitStep.percent() == 0)
        .boxed()
        .toList();
  }

  public UUID disputeId() {
    return disputeId;
  }

  public UUID orderId() {
    return orderId;
  }

  public DisputeState state() {
    return state;
  }

  public String buyer() {
    return buyer;
  }

  public String provider() {
    return provider;
  }

  public Party openedBy() {
    return openedBy;
  }

  public String reason() {
    return reason;
  }

  public @Nullable String claimText() {
    return claim;
  }

  public SplitStep splitStep() {
    return splitStep;
  }

  public DeadlineOutcome deadlineOutcome() {
    return deadlineOutcome;
  }

  public Instant openedAt() {
    return openedAt;
  }

  public Instant decideBy() {
    return decideBy;
  }

  public @Nullable String arbiter() {
    return arbiter;
  }

  public @Nullable Integer providerPercent() {
    return providerPercent;
  }

  public @Nullable String awardReason() {
    return awardReason;
  }

  public @Nullable Instant endedAt() {
    return endedAt;
  }
}
