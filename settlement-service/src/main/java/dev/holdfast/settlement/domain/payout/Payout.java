package dev.holdfast.settlement.domain.payout;

import dev.holdfast.contracts.Event;
import dev.holdfast.contracts.escrow.EscrowDecided;
import dev.holdfast.contracts.escrow.WithdrawalRequested;
import dev.holdfast.contracts.settlement.PayoutAwaitsInvoice;
import dev.holdfast.contracts.settlement.PayoutCredited;
import dev.holdfast.contracts.settlement.PayoutFailed;
import dev.holdfast.contracts.settlement.PayoutInFlight;
import dev.holdfast.contracts.settlement.PayoutSucceeded;
import dev.holdfast.contracts.settlement.WithdrawalFailed;
import dev.holdfast.contracts.settlement.WithdrawalSucceeded;
import dev.holdfast.money.Msat;
import dev.holdfast.settlement.domain.node.DecodedInvoice;
import dev.holdfast.settlement.domain.node.NewPayment;
import dev.holdfast.settlement.domain.node.PaymentHash;
import dev.holdfast.settlement.domain.node.PaymentView;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is owed to one agent for one reason. Every change goes through {@link PayoutTransitions};
 * methods return what is to be told, and nothing where the call came late.
 */
@Entity
@Table(name = "payout")
public class Payout {
  @Id private UUID payoutId;

  @Enumerated(EnumType.STRING)
  private PayoutPurpose purpose;

  private UUID subjectId;
  private @Nullable UUID orderId;
  private String payee;

  @Column(name = "due_msat")
  private Msat due;

  @Column(name = "fee_budget_msat")
  private Msat feeBudget;

  @Enumerated(EnumType.STRING)
  private PayoutState state;

  private @Nullable String paymentRequest;
  private @Nullable String paymentHash;
  private @Nullable String destination;
  private @Nullable String node;

  @Column(name = "amount_msat")
  private @Nullable Msat amount;

  @Column(name = "fee_limit_msat")
  private @Nullable Msat feeLimit;

  private boolean amountChosen;
  private int failures;
  private @Nullable Instant nextAttemptAt;
  private boolean inFlightTold;
  private @Nullable String lastFailure;
  @Version private @Nullable Integer version;

  @SuppressWarnings("NullAway.Init")
  protected Payout() {}

  private Payout(
      UUID id, PayoutPurpose purpose, UUID subject, String payee, Msat due, Msat budget) {
    this.payoutId = id;
    this.purpose = purpose;
    this.subjectId = subject;
    this.payee = payee;
    this.due = due;
    this.feeBudget = budget;
    this.state = PayoutState.AWAITING_INVOICE;
  }

  /** At most half of the market's fee is spent on the route: the payee chooses its hints. */
  public static Payout forAward(UUID id, EscrowDecided decision) {
    Msat budget = Msat.of(decision.feeMsat().value() / 2);
    Payout payout =
        new Payout(
            id,
            PayoutPurpose.AWARD,
            decision.escrowId(),
            decision.provider(),
            decision.dueMsat(),
            budget);
    payout.orderId = decision.orderId();
    return payout;
  }

  public static Payout forWithdrawal(UUID id, WithdrawalRequested request) {
    return new Payout(
        id,
        PayoutPurpose.DRAW,
        request.withdrawalId(),
        request.agentId(),
        request.amountMsat(),
        request.feeLimitMsat());
  }

  /** A payout that starts without an invoice asks for one. */
  public List<Event> start(@Nullable String invoice, Instant now) {
    if (invoice != null) {
      invoiceGiven(invoice, now);
      return List.of();
    }
    return List.of(awaitsInvoice("no payout invoice was given"));
  }

  /** Ignored while a payment of the invoice before may be on its way. */
  public boolean invoiceGiven(String invoice, Instant now) {
    if (!moves(PayoutEvent.INVOICE_GIVEN)) {
      return false;
    }
    paymentRequest = invoice;
    nextAttemptAt = now;
    failures = 0;
    return true;
  }

  /** Expired, seen before or not payable: a provider is asked for another, a withdrawal ends. */
  public List<Event> invoiceUnusable(String reason) {
    if (purpose == PayoutPurpose.DRAW) {
      return endWithdrawal(reason);
    }
    if (!moves(PayoutEvent.INVOICE_UNUSABLE)) {
      return List.of();
    }
    nextAttemptAt = null;
    return List.of(awaitsInvoice(reason));
  }

  private List<Event> endWithdrawal(String reason) {
    if (!moves(PayoutEvent.NOT_PAID) && state != PayoutState.FAILED) {
      return List.of();
    }
    nextAttemptAt = null;
    lastFailure = reason;
    return List.of();
  }

  /** The intent to send, once, from this node. It stays with the node that first sent it. */
  public boolean claim(DecodedInvoice invoice, String sender) {
    if (!moves(PayoutEvent.CLAIM)) {
      return false;
    }
    node = sender;
    paymentHash = invoice.hash().hex();
    destination = invoice.destination();
    amountChosen = invoice.amount() == null;
    amount = Objects.requireNonNullElse(invoice.amount(), due);
    feeLimit =
        purpose == PayoutPurpose.DRAW ? feeBudget : feeBudget.plus(due.minus(due.min(amount)));
    nextAttemptAt = null;
    return true;
  }

  public NewPayment toSend(int cltvLimit, int timeoutSeconds, int maxParts) {
    return new NewPayment(
        claimedHash(),
        Objects.requireNonNull(paymentRequest),
        amountChosen ? amount : null,
        Objects.requireNonNull(feeLimit),
        cltvLimit,
        timeoutSeconds,
        maxParts);
  }

  public List<Event> underWay() {
    moves(PayoutEvent.UNDER_WAY);
    if (state != PayoutState.IN_FLIGHT || inFlightTold || orderId == null) {
      return List.of();
    }
    inFlightTold = true;
    return List.of(new PayoutInFlight(payoutId, subjectId, orderId, claimedHash().hex()));
  }

  public List<Event> paid(PaymentView payment) {
    if (!payment.hash().equals(claimedHash()) || !moves(PayoutEvent.PAID)) {
      return List.of();
    }
    nextAttemptAt = null;
    String hash = payment.hash().hex();
    return orderId == null
        ? List.of(
            new WithdrawalSucceeded(subjectId, payee, hash, payment.amount(), payment.routingFee()))
        : List.of(
            new PayoutSucceeded(
                payoutId,
                subjectId,
                orderId,
                hash,
                due,
                payment.amount(),
                payment.routingFee(),
                Objects.requireNonNullElse(destination, "")));
  }

  /** It failed for certain. Tried again after a pause, if at all. */
  public List<Event> notPaid(String reason, Retry retry, RetryPolicy policy, Instant now) {
    if (!moves(PayoutEvent.NOT_PAID)) {
      return List.of();
    }
    failures++;
    lastFailure = reason;
    inFlightTold = false;
    nextAttemptAt = policy.pauseAfter(failures, retry).map(now::plus).orElse(null);
    return orderId == null
        ? List.of()
        : List.of(new PayoutFailed(payoutId, subjectId, orderId, reason, nextAttemptAt != null));
  }

  /** Its legs do not wait for another try; a call that nobody answered may still pay it. */
  public void endTries() {
    if (state == PayoutState.FAILED) {
      nextAttemptAt = null;
    }
  }

  public void noAnswer() {
    moves(PayoutEvent.NO_ANSWER);
  }

  /**
   * The amount goes to the provider's balance, or back to whoever wanted to draw it; only where no
   * payment can be on its way.
   */
  public List<Event> credit(String reason) {
    if (!moves(PayoutEvent.CREDIT)) {
      return List.of();
    }
    nextAttemptAt = null;
    return List.of(
        orderId == null
            ? new WithdrawalFailed(
                subjectId, payee, Objects.requireNonNullElse(lastFailure, reason))
            : new PayoutCredited(payoutId, subjectId, orderId, due, reason));
  }

  private PayoutAwaitsInvoice awaitsInvoice(String reason) {
    return new PayoutAwaitsInvoice(
        payoutId, subjectId, Objects.requireNonNull(orderId), due, reason);
  }

  private boolean moves(PayoutEvent event) {
    return PayoutTransitions.next(state, event)
        .map(next -> {
          state = next;
          return true;
        })
        .orElse(false);
  }

  /** Whether it failed and will not be tried again by itself. */
  public boolean isGivenUp() {
    return state == PayoutState.FAILED && nextAttemptAt == null;
  }

  /** Whether it is time to send. */
  public boolean isDueAt(Instant now) {
    return (state == PayoutState.PLANNED || state == PayoutState.FAILED)
        && nextAttemptAt != null
        && !nextAttemptAt.isAfter(now);
  }

  public UUID payoutId() {
    return payoutId;
  }

  public PayoutPurpose purpose() {
    return purpose;
  }

  /** The escrow of an award, the withdrawal of a draw. */
  public UUID subjectId() {
    return subjectId;
  }

  public Msat due() {
    return due;
  }

  public PayoutState state() {
    return state;
  }

  /** The payee's node; null until an invoice is claimed. */
  public @Nullable String destination() {
    return destination;
  }

  public @Nullable String paymentRequest() {
    return paymentRequest;
  }

  /** The node that first sent it; only its word counts. */
  public @Nullable String node() {
    return node;
  }

  public PaymentHash claimedHash() {
    return new PaymentHash(Objects.requireNonNull(paymentHash, "no hash is claimed yet"));
  }
}
