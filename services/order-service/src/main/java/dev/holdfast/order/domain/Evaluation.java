package dev.holdfast.order.domain;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an evaluator signed of a delivery. Written once, never changed. */
@Entity
public class Evaluation {

  @Id private UUID evaluationId;
  private UUID orderId;
  private String evaluator;
  private boolean passes;
  private String message;
  private String signature;
  private @Nullable String note;
  private Instant at;

  @SuppressWarnings("NullAway.Init")
  protected Evaluation() {}

  public Evaluation(
      UUID evaluationId,
      UUID orderId,
      String evaluator,
      Signed signed,
      @Nullable String note,
      Instant at) {
    this.evaluationId = evaluationId;
    this.orderId = orderId;
    this.evaluator = evaluator;
    this.passes = signed.passes();
    this.message = signed.message();
    this.signature = signed.signature();
    this.note = note;
    this.at = at;
  }

  /** A verdict, the text that says so, and the key's signature of it. */
  public record Signed(boolean passes, String message, String signature) {}

  public UUID evaluationId() {
    return evaluationId;
  }

  public UUID orderId() {
    return orderId;
  }

  public String evaluator() {
    return evaluator;
  }

  public boolean passes() {
    return passes;
  }

  public String message() {
    return message;
  }

  public String signature() {
    return signature;
  }

  public @Nullable String note() {
    return note;
  }

  public Instant at() {
    return at;
  }
}
