package dev.holdfast.order.domain;

import dev.holdfast.contracts.order.DeadlineOutcome;
import dev.holdfast.contracts.order.OrderOutcome;
import dev.holdfast.contracts.order.Party;
import dev.holdfast.contracts.order.Terms;
import dev.holdfast.money.Msat;
import dev.holdfast.money.SplitStep;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
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

/** What is kept of an order, and what can be read of it. Only {@link Order} changes it. */
@MappedSuperclass
abstract sealed class OrderRecord permits OrderCourse {

  @Id UUID orderId;
  @Version @Nullable Long version;

  @Enumerated(EnumType.STRING)
  OrderState state;

  @Column(name = "final")
  boolean isFinal;

  String buyer;
  String provider;
  UUID offerId;
  int offerVersion;

  /** Its unique index is the second wall behind the header. */
  String idempotencyKey;

  long priceMsat;
  int feeBasisPoints;
  long feeMsat;

  @Enumerated(EnumType.STRING)
  SplitStep splitStep;

  long fundingSeconds;
  long deliverySeconds;
  long reviewSeconds;
  long disputeSeconds;

  @Enumerated(EnumType.STRING)
  DeadlineOutcome deadlineOutcome;

  // Large and frozen: each step would send them to the database again, and have them kept anew.

  @Column(updatable = false)
  String input;

  @Column(updatable = false)
  String outputSchema;

  /** JSON array, of the offer's version. */
  @Column(updatable = false)
  String conditions;

  /** JSON array; none before the first judgement. */
  @Nullable String conditionOutcomes;

  @Nullable Instant judgeAt;
  int judgements;
  @Nullable Instant remindAt;
  @Nullable UUID quoteId;
  @Nullable String waitingFor;
  Instant placedAt;
  Instant payBy;
  @Nullable Instant fundedAt;
  @Nullable Instant deliverBy;
  @Nullable Instant reviewBy;
  @Nullable Instant disputeBy;
  @Nullable Instant dueAt;
  @Nullable Integer guardHeight;
  @Nullable String result;
  @Nullable String resultUrl;

  @Column(name = "result_sha256")
  @Nullable String resultSha256;

  @Nullable String proof;

  /** For whoever has to look into a case. */
  @Nullable String payoutInvoice;

  @Nullable Instant deliveredAt;

  @Enumerated(EnumType.STRING)
  @Nullable OrderOutcome outcome;

  @Nullable Integer providerPercent;

  /** Of the decision, which may be for a part; before it, nobody knows. */
  @Nullable Long decidedDueMsat;

  @Enumerated(EnumType.STRING)
  @Nullable Party splitOfferedBy;

  @Nullable Integer splitOfferedPercent;
  long paidMsat;
  long creditedMsat;
  long refundedMsat;
  long capturedMsat;
  long feeTakenMsat;
  long excessMsat;
  long routingFeeMsat;
  boolean custody;
  @Nullable String payoutHash;
  @Nullable String payeeNode;
  @Nullable Instant closedAt;
  Instant changedAt;

  @OneToMany(cascade = CascadeType.ALL, fetch = FetchType.EAGER)
  @JoinColumn(name = "order_id", nullable = false, updatable = false)
  @OrderBy("position")
  List<OrderLeg> legs = new ArrayList<>();

  @SuppressWarnings("NullAway.Init") // Order's constructor or Hibernate sets them
  OrderRecord() {}

  public boolean hasParty(String agentId) {
    return buyer.equals(agentId) || provider.equals(agentId);
  }

  /** Which side an agent of this order is on. */
  public Party partyOf(String agentId) {
    return buyer.equals(agentId) ? Party.BUYER : Party.PROVIDER;
  }

  public Terms terms() {
    return new Terms(
        price(),
        feeBasisPoints,
        fee(),
        splitStep,
        fundingSeconds,
        deliverySeconds,
        reviewSeconds,
        disputeSeconds,
        deadlineOutcome);
  }

  /** When a payout invoice may have to be paid: after a review that begins now, and an hour. */
  public Instant invoiceUsableUntil(Instant now) {
    return now.plusSeconds(reviewSeconds + 3_600);
  }

  public UUID orderId() {
    return orderId;
  }

  public long version() {
    return version == null ? 0 : version;
  }

  public OrderState state() {
    return state;
  }

  public boolean isFinal() {
    return isFinal;
  }

  public String buyer() {
    return buyer;
  }

  public String provider() {
    return provider;
  }

  public UUID offerId() {
    return offerId;
  }

  public int offerVersion() {
    return offerVersion;
  }

  public Msat price() {
    return Msat.of(priceMsat);
  }

  public Msat fee() {
    return Msat.of(feeMsat);
  }

  public String input() {
    return input;
  }

  public String outputSchema() {
    return outputSchema;
  }

  public @Nullable String waitingFor() {
    return waitingFor;
  }

  public Instant placedAt() {
    return placedAt;
  }

  public Instant payBy() {
    return payBy;
  }

  public @Nullable Instant deliverBy() {
    return deliverBy;
  }

  public @Nullable Instant reviewBy() {
    return reviewBy;
  }

  public @Nullable Instant disputeBy() {
    return disputeBy;
  }

  public @Nullable Integer guardHeight() {
    return guardHeight;
  }

  public List<OrderLeg> legs() {
    return List.copyOf(legs);
  }

  public @Nullable Result result() {
    return resultSha256 == null ? null : new Result(result, resultUrl, resultSha256, proof);
  }

  public @Nullable Instant deliveredAt() {
    return deliveredAt;
  }

  public @Nullable OrderOutcome outcome() {
    return outcome;
  }

  public @Nullable Integer providerPercent() {
    return providerPercent;
  }

  /** What a payout invoice is for: of the decision, and until there is one, of all. */
  public Msat due() {
    return decidedDueMsat == null ? price().minus(fee()) : Msat.of(decidedDueMsat);
  }

  public @Nullable Party splitOfferedBy() {
    return splitOfferedBy;
  }

  public @Nullable Integer splitOfferedPercent() {
    return splitOfferedPercent;
  }

  public Msat paid() {
    return Msat.of(paidMsat);
  }

  public Msat credited() {
    return Msat.of(creditedMsat);
  }

  public Msat refunded() {
    return Msat.of(refundedMsat);
  }

  public String conditions() {
    return conditions;
  }

  public @Nullable String conditionOutcomes() {
    return conditionOutcomes;
  }

  public @Nullable UUID quoteId() {
    return quoteId;
  }

  public Msat captured() {
    return Msat.of(capturedMsat);
  }

  /** What the market took in the end; nothing where nothing was captured. */
  public Msat feeTaken() {
    return Msat.of(feeTakenMsat);
  }

  /** What the buyer's wallet sent over the price. */
  public Msat excess() {
    return Msat.of(excessMsat);
  }

  public Msat routingFee() {
    return Msat.of(routingFeeMsat);
  }

  public boolean isCustody() {
    return custody;
  }

  public @Nullable String payoutHash() {
    return payoutHash;
  }

  public @Nullable String payeeNode() {
    return payeeNode;
  }

  public @Nullable Instant fundedAt() {
    return fundedAt;
  }

  public @Nullable Instant closedAt() {
    return closedAt;
  }

  /** Everything that a receipt tells is known: what LND said may be heard after the end. */
  public boolean isProven() {
    return isFinal
        && legs.stream().allMatch(OrderLeg::isEnded)
        && (paidMsat == 0 || payoutHash != null);
  }

  public Instant changedAt() {
    return changedAt;
  }
}
