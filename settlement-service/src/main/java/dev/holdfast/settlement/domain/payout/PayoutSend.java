package dev.holdfast.settlement.domain.payout;

import dev.holdfast.settlement.domain.node.PaymentView;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One call of SendPaymentV2, open until LND answers it. While one is open the payout is neither
 * sent again, nor credited, nor moved to another invoice: LND does not protect a FAILED hash from a
 * late second send.
 */
@SuppressWarnings("UnusedVariable") // what a person needs who has to find out what was sent
@Entity
@Table(name = "payout_send")
public class PayoutSend {
  private static final Duration CLOCK_SKEW = Duration.ofSeconds(2);

  @Id private UUID sendId;
  private UUID payoutId;
  private String paymentHash;
  private String node;
  private Instant sentAt;
  private @Nullable Instant answeredAt;
  private @Nullable String answer;
  @Version private @Nullable Integer version;

  @SuppressWarnings("NullAway.Init")
  protected PayoutSend() {}

  public PayoutSend(UUID sendId, Payout payout, Instant now) {
    this.sendId = sendId;
    this.payoutId = payout.payoutId();
    this.paymentHash = payout.claimedHash().hex();
    this.node = java.util.Objects.requireNonNull(payout.node());
    this.sentAt = now;
  }

  public void answered(String what, Instant now) {
    if (answeredAt == null) {
      answeredAt = now;
      answer = what;
    }
  }

  /** Whether a final payment that the node shows is the outcome of this very call. */
  public boolean isAnsweredBy(PaymentView payment) {
    return payment.isFinal() && !payment.createdAt().isBefore(sentAt.minus(CLOCK_SKEW));
  }

  /** Whether the call can no longer arrive: it is older than any call lives. */
  public boolean isStale(Instant now, Duration longestCall) {
    return !now.isBefore(sentAt.plus(longestCall));
  }

  public boolean isOpen() {
    return answeredAt == null;
  }

  public UUID sendId() {
    return sendId;
  }

  public UUID payoutId() {
    return payoutId;
  }
}
