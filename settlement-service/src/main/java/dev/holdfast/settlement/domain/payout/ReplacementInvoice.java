package dev.holdfast.settlement.domain.payout;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/**
 * The newest invoice that a provider gave after its delivery, kept apart from the payout: it may
 * come before the decision, or while a payment of the old one is on its way.
 */
@Entity
@Table(name = "replacement_invoice")
public class ReplacementInvoice {
  @Id private UUID orderId;
  private String paymentRequest;
  private Instant givenAt;

  @SuppressWarnings("NullAway.Init")
  protected ReplacementInvoice() {}

  public ReplacementInvoice(UUID orderId, String paymentRequest, Instant givenAt) {
    this.orderId = orderId;
    this.paymentRequest = paymentRequest;
    this.givenAt = givenAt;
  }

  /** An older one that comes late changes nothing. */
  public void replace(String newer, Instant at) {
    if (at.isAfter(givenAt)) {
      paymentRequest = newer;
      givenAt = at;
    }
  }

  public String paymentRequest() {
    return paymentRequest;
  }
}
