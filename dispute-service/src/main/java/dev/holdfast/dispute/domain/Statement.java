package dev.holdfast.dispute.domain;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something that was said in a case, never changed afterwards. */
@Entity
public class Statement {

  /** A message, or a text that is to prove something. */
  public enum Kind {
    MESSAGE,
    EVIDENCE
  }

  @Id private UUID statementId;
  private UUID disputeId;

  @Enumerated(EnumType.STRING)
  private Kind kind;

  private String author;
  private @Nullable String name;
  private String text;
  private String sha256;
  private Instant at;

  @SuppressWarnings("NullAway.Init")
  protected Statement() {}

  public Statement(
      UUID statementId,
      UUID disputeId,
      Kind kind,
      String author,
      @Nullable String name,
      String text,
      String sha256,
      Instant at) {
    this.statementId = statementId;
    this.disputeId = disputeId;
    this.kind = kind;
    this.author = author;
    this.name = name;
    this.text = text;
    this.sha256 = sha256;
    this.at = at;
  }

  public UUID statementId() {
    return statementId;
  }

  public UUID disputeId() {
    return disputeId;
  }

  public Kind kind() {
    return kind;
  }

  public String author() {
    return author;
  }

  public @Nullable String name() {
    return name;
  }

  public String text() {
    return text;
  }

  public String sha256() {
    return sha256;
  }

  public Instant at() {
    return at;
  }
}
