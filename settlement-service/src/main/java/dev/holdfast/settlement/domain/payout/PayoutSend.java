package dev.holdfast.settlement.domain.payout;

import dev.holdfast.settlement.domain.node.PaymentView;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One call of SendPaymentV2, open until LND answers it. While one is open the payout is not sent
 * again. One that is never answered is given up in the end: the same hash may then be sent again,
 * since LND pays a hash once, but a late copy of it could still be carried out. So until its
 * invoice has run out by the node's own clock the payout is neither credited nor moved to another
 * invoice.
 */
@SuppressWarnings("UnusedVariable") // what a person needs who has to find out what was sent
@Entity
@Table(name = "payout_send")
public class PayoutSend {
  /** LND checks the expiry when it begins to pay; this is for what it may take to begin. */
  private static final Duration AFTER_EXPIRY = Duration.ofMinutes(10);

  @Id private UUID sendId;
  private UUID payoutId;
  private String paymentHash;
  private String node;
  private Instant sentAt;
  private @Nullable Instant answeredAt;
  private @Nullable String answer;
  private @Nullable Instant givenUpAt;
  private @Nullable Instant invoiceExpiresAt;

  /** By the node's clock; no other clock is compared with it. */
  private @Nullable Instant paymentCreatedAt;

  private boolean noPayment;
  @Version private @Nullable Integer version;

  @SuppressWarnings("NullAway.Init")
  protected PayoutSend() {}

  /**
   * @param invoiceExpiresAt by the payee's clock, as the invoice says
   */
  public PayoutSend(UUID sendId, Payout payout, Instant invoiceExpiresAt, Instant now) {
    this.sendId = sendId;
    this.payoutId = payout.payoutId();
    this.paymentHash = payout.claimedHash().hex();
    this.node = java.util.Objects.requireNonNull(payout.node());
    this.sentAt = now;
    this.invoiceExpiresAt = invoiceExpiresAt;
  }

  /** LND answered; what became of the payment is told by its look-up alone. */
  public void answered(String what, Instant now) {
    if (answeredAt == null) {
      answeredAt = now;
      answer = what;
    }
  }

  /** LND answered with this payment, which is final. */
  public void answered(PaymentView payment, Instant now) {
    answered(payment.status().name(), now);
    paymentCreatedAt = stamp(payment);
  }

  /** It made no payment, and no copy of it will. */
  public void over(String why, Instant now) {
    answered(why, now);
    noPayment = true;
  }

  /** Nobody expects an answer any more. */
  public void giveUp(Instant now) {
    if (isOpen()) {
      givenUpAt = now;
    }
  }

  /**
   * Whether the node could still begin to pay because of this call.
   *
   * @param nodeTime what the node's clock says at least; empty where nobody knows
   */
  public boolean mayStillPay(Optional<Instant> nodeTime) {
    return answeredAt == null
        && (invoiceExpiresAt == null
            || nodeTime.isEmpty()
            || nodeTime.get().isBefore(invoiceExpiresAt.plus(AFTER_EXPIRY)));
  }

  /** Whether a payment that LND shows could be this call's: it is not known to have another. */
  public boolean couldHaveMade(PaymentView payment) {
    return paymentHash.equals(payment.hash().hex())
        && !noPayment
        && (paymentCreatedAt == null || paymentCreatedAt.equals(stamp(payment)));
  }

  private static Instant stamp(PaymentView payment) {
    // As PostgreSQL keeps it.
    return payment.createdAt().truncatedTo(ChronoUnit.MICROS);
  }

  /** Whether the call can no longer arrive: it is older than any call lives. */
  public boolean isStale(Instant now, Duration longestCall) {
    return !now.isBefore(sentAt.plus(longestCall));
  }

  public boolean isAnswered() {
    return answeredAt != null;
  }

  public boolean isOpen() {
    return answeredAt == null && givenUpAt == null;
  }

  public String node() {
    return node;
  }

  public UUID sendId() {
    return sendId;
  }

  public UUID payoutId() {
    return payoutId;
  }
}
