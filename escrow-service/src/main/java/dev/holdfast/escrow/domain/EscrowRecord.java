package dev.holdfast.escrow.domain;

import dev.holdfast.contracts.escrow.DecisionReason;
import dev.holdfast.contracts.escrow.PayoutOutcome;
import dev.holdfast.contracts.order.DeadlineOutcome;
import dev.holdfast.money.FeeRate;
import dev.holdfast.money.Msat;
import dev.holdfast.money.SplitStep;
import jakarta.persistence.CascadeType;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is kept of an escrow, and what can be read of it. Only {@link Escrow} changes it. */
@MappedSuperclass
abstract sealed class EscrowRecord permits EscrowDecision {

  @Id UUID escrowId;
  UUID orderId;
  @Version @Nullable Long version;

  @Enumerated(EnumType.STRING)
  EscrowState state;

  String buyer;
  String provider;
  long priceMsat;
  int feeBasisPoints;

  @Enumerated(EnumType.STRING)
  SplitStep splitStep;

  @Enumerated(EnumType.STRING)
  DeadlineOutcome deadlineOutcome;

  @Nullable String node;
  boolean delivered;
  @Nullable String payoutInvoice;
  @Nullable Integer guardHeight;
  boolean guardDone;
  boolean custody;

  /** Percent of an award that came before its dispute. */
  @Nullable Integer earlyAward;

  boolean earlyLapse;
  boolean finished;

  @Enumerated(EnumType.STRING)
  @Nullable DecisionReason decisionReason;

  @Nullable Integer providerPercent;
  long capturedMsat;
  long feeMsat;
  long dueMsat;
  long excessMsat;

  @Enumerated(EnumType.STRING)
  PayoutOutcome payout;

  long paidMsat;
  long creditedMsat;
  Instant createdAt;
  Instant changedAt;

  @OneToMany(cascade = CascadeType.ALL, fetch = FetchType.EAGER)
  @JoinColumn(name = "escrow_id", nullable = false, updatable = false)
  @OrderBy("position")
  List<EscrowLeg> legs = new ArrayList<>();

  @SuppressWarnings("NullAway.Init") // Escrow's constructor or Hibernate sets them
  EscrowRecord() {}

  DecisionReason reason() {
    if (decisionReason == null) {
      throw new IllegalStateException("escrow " + escrowId + " is not decided");
    }
    return decisionReason;
  }

  int percent() {
    return providerPercent == null ? 0 : providerPercent;
  }

  FeeRate feeRate() {
    return new FeeRate(feeBasisPoints);
  }

  public boolean hasParty(String agentId) {
    return buyer.equals(agentId) || provider.equals(agentId);
  }

  public UUID escrowId() {
    return escrowId;
  }

  public UUID orderId() {
    return orderId;
  }

  public EscrowState state() {
    return state;
  }

  public boolean isFinished() {
    return finished;
  }

  public Msat price() {
    return Msat.of(priceMsat);
  }

  public Msat captured() {
    return Msat.of(capturedMsat);
  }

  public Msat fee() {
    return Msat.of(feeMsat);
  }

  public Msat due() {
    return Msat.of(dueMsat);
  }

  public @Nullable Integer awardPercent() {
    return providerPercent;
  }

  /** The node that holds the legs; null until they are open. */
  public @Nullable String node() {
    return node;
  }

  public @Nullable Integer guardHeight() {
    return guardHeight;
  }

  /** The market took the money itself, and owes it or owed it. */
  public boolean isCustody() {
    return custody;
  }

  public List<EscrowLeg> legs() {
    return List.copyOf(legs);
  }

  public Instant createdAt() {
    return createdAt;
  }

  public Instant changedAt() {
    return changedAt;
  }
}
