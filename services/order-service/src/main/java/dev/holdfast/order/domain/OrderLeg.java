package dev.holdfast.order.domain;

import dev.holdfast.contracts.escrow.PayableLeg;
import dev.holdfast.money.Msat;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A hold invoice of an order, as the order shows it to its buyer. */
@Entity
public class OrderLeg {

  /** As far as it shows; escrow-service and settlement-service know more states. */
  public enum State {
    OPEN,
    ACCEPTED,
    SETTLED,
    CANCELLED,
    LOST
  }

  @Id private UUID legId;
  private int position;
  private long amountMsat;
  private String paymentHash;
  private String paymentRequest;

  @Enumerated(EnumType.STRING)
  private State state;

  private @Nullable String preimage;

  @SuppressWarnings("NullAway.Init")
  protected OrderLeg() {}

  OrderLeg(PayableLeg leg) {
    this.legId = leg.legId();
    this.position = leg.position();
    this.amountMsat = leg.amountMsat().value();
    this.paymentHash = leg.paymentHash();
    this.paymentRequest = leg.paymentRequest();
    this.state = State.OPEN;
  }

  void is(State now) {
    state = now;
  }

  void settledWith(String preimageHex) {
    state = State.SETTLED;
    preimage = preimageHex;
  }

  public UUID legId() {
    return legId;
  }

  public int position() {
    return position;
  }

  public Msat amount() {
    return Msat.of(amountMsat);
  }

  public String paymentHash() {
    return paymentHash;
  }

  public String paymentRequest() {
    return paymentRequest;
  }

  public State state() {
    return state;
  }

  boolean isEnded() {
    return switch (state) {
      case OPEN, ACCEPTED -> false;
      case SETTLED -> preimage != null;
      case CANCELLED, LOST -> true;
    };
  }

  /** Known once LND said SETTLED, and not before. */
  public @Nullable String preimage() {
    return preimage;
  }
}
