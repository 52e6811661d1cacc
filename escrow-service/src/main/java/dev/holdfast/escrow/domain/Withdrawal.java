package dev.holdfast.escrow.domain;

import dev.holdfast.contracts.escrow.WithdrawalRequested;
import dev.holdfast.money.Msat;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An agent draws what was credited to it. The amount and the most that routing may cost are
 * reserved before anything is sent, and what of it was not used comes back.
 */
@Entity
public class Withdrawal {

  @Id private UUID withdrawalId;
  @Version private @Nullable Long version;
  private String agentId;

  @Enumerated(EnumType.STRING)
  private WithdrawalState state;

  private String paymentRequest;
  private String paymentHash;
  private long amountMsat;
  private long feeLimitMsat;
  private long routingFeeMsat;
  private @Nullable String failure;
  private Instant createdAt;

  @SuppressWarnings("NullAway.Init")
  protected Withdrawal() {}

  public Withdrawal(
      UUID id,
      String agentId,
      String paymentRequest,
      String paymentHash,
      Msat amount,
      Instant now) {
    this.withdrawalId = id;
    this.agentId = agentId;
    this.state = WithdrawalState.REQUESTED;
    this.paymentRequest = paymentRequest;
    this.paymentHash = paymentHash;
    this.amountMsat = amount.value();
    this.feeLimitMsat = feeLimitOf(amount).value();
    this.createdAt = now;
  }

  /** An agent pays its own routing: at most one percent, but 5 sat in any case. */
  public static Msat feeLimitOf(Msat amount) {
    return Msat.of(amount.value() / 100).max(Msat.ofSat(5));
  }

  public Msat reserved() {
    return Msat.of(amountMsat + feeLimitMsat);
  }

  public WithdrawalRequested requested() {
    return new WithdrawalRequested(
        withdrawalId,
        agentId,
        paymentRequest,
        Msat.of(amountMsat),
        Msat.of(feeLimitMsat),
        createdAt);
  }

  public JournalEntry reserve() {
    return JournalEntry.of(EntryKind.RESERVE)
        .reference(withdrawalId)
        .line(Accounts.balance(agentId), reserved().value())
        .line(Accounts.draw(withdrawalId), -reserved().value())
        .build();
  }

  /** Empty where it had ended before. */
  public Optional<JournalEntry> paid(Msat routingFee) {
    if (state != WithdrawalState.REQUESTED) {
      return Optional.empty();
    }
    state = WithdrawalState.PAID;
    routingFeeMsat = routingFee.value();
    long unused = feeLimitMsat - routingFeeMsat;
    return Optional.of(
        JournalEntry.of(EntryKind.DRAW)
            .reference(withdrawalId)
            .line(Accounts.draw(withdrawalId), reserved().value())
            .line(Accounts.LIGHTNING, -amountMsat - routingFeeMsat)
            .line(Accounts.balance(agentId), -unused)
            .build());
  }

  /** Empty where it had ended before. */
  public Optional<JournalEntry> failed(String reason) {
    if (state != WithdrawalState.REQUESTED) {
      return Optional.empty();
    }
    state = WithdrawalState.FAILED;
    failure = reason;
    return Optional.of(
        JournalEntry.of(EntryKind.RETURN)
            .reference(withdrawalId)
            .line(Accounts.draw(withdrawalId), reserved().value())
            .line(Accounts.balance(agentId), -reserved().value())
            .build());
  }

  public UUID withdrawalId() {
    return withdrawalId;
  }

  public String agentId() {
    return agentId;
  }

  public WithdrawalState state() {
    return state;
  }

  public Msat amount() {
    return Msat.of(amountMsat);
  }

  public Msat routingFee() {
    return Msat.of(routingFeeMsat);
  }

  public String paymentHash() {
    return paymentHash;
  }

  public @Nullable String failure() {
    return failure;
  }
}
