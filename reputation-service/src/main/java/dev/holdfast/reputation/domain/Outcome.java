package dev.holdfast.reputation.domain;

import dev.holdfast.contracts.order.OrderClosed;
import dev.holdfast.contracts.order.OrderOutcome;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** How one order ended. Written once, never changed. */
@Entity
@SuppressWarnings("UnusedVariable") // read by queries
public class Outcome {

  @Id private UUID orderId;
  private String buyer;
  private String provider;

  @Enumerated(EnumType.STRING)
  private OrderOutcome outcome;

  private boolean wasLocked;
  private short providerPercent;

  @Column(name = "price_msat")
  private long priceMsat;

  @Column(name = "fee_msat")
  private long feeMsat;

  private Instant closedAt;

  @SuppressWarnings("NullAway.Init")
  protected Outcome() {}

  public Outcome(OrderClosed closed) {
    this.orderId = closed.orderId();
    this.buyer = closed.buyer();
    this.provider = closed.provider();
    this.outcome = closed.outcome();
    this.wasLocked = closed.wasLocked();
    this.providerPercent = (short) closed.providerPercent();
    this.priceMsat = closed.priceMsat().value();
    this.feeMsat = closed.feeMsat().value();
    // PostgreSQL would round what a fact cuts off.
    this.closedAt = closed.at().truncatedTo(ChronoUnit.MICROS);
  }

  public Fact fact() {
    return new Fact(orderId, buyer, provider, outcome, providerPercent, feeMsat, closedAt);
  }
}
