package dev.holdfast.dispute.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.holdfast.contracts.order.DeadlineOutcome;
import dev.holdfast.contracts.order.Party;
import dev.holdfast.dispute.app.Cases.CaseFile;
import dev.holdfast.dispute.domain.Dispute;
import dev.holdfast.dispute.domain.DisputeState;
import dev.holdfast.dispute.domain.Statement;
import dev.holdfast.money.SplitStep;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A case with everything said in it. */
record DisputeView(
    @JsonProperty("dispute_id") UUID disputeId,
    @JsonProperty("order_id") UUID orderId,
    @JsonProperty("state") DisputeState state,
    @JsonProperty("buyer") String buyer,
    @JsonProperty("provider") String provider,
    @JsonProperty("opened_by") Party openedBy,
    @JsonProperty("reason") String reason,
    @JsonProperty("claim") @Nullable String claim,
    @JsonProperty("split_step") SplitStep splitStep,
    @JsonProperty("allowed_percents") List<Integer> allowedPercents,
    @JsonProperty("deadline_outcome") DeadlineOutcome deadlineOutcome,
    @JsonProperty("opened_at") Instant openedAt,
    @JsonProperty("decide_by") Instant decideBy,
    @JsonProperty("custody") boolean custody,
    @JsonProperty("arbiter") @Nullable String arbiter,
    @JsonProperty("award") @Nullable Award award,
    @JsonProperty("messages") List<Said> messages,
    @JsonProperty("evidence") List<Said> evidence) {

  record Award(
      @JsonProperty("provider_percent") int providerPercent,
      @JsonProperty("reason") @Nullable String reason,
      @JsonProperty("at") @Nullable Instant at) {

    static @Nullable Award of(Dispute dispute) {
      Integer percent = dispute.providerPercent();
      return percent == null ? null : new Award(percent, dispute.awardReason(), dispute.endedAt());
    }
  }

  record Said(
      @JsonProperty("author") String author,
      @JsonProperty("name") @Nullable String name,
      @JsonProperty("text") String text,
      @JsonProperty("sha256") String sha256,
      @JsonProperty("at") Instant at) {

    static Said of(Statement statement) {
      return new Said(
          statement.author(),
          statement.name(),
          statement.text(),
          statement.sha256(),
          statement.at());
    }
  }

  static DisputeView of(CaseFile file) {
    Dispute dispute = file.dispute();
    return new DisputeView(
        dispute.disputeId(),
        dispute.orderId(),
        dispute.state(),
        dispute.buyer(),
        dispute.provider(),
        dispute.openedBy(),
        dispute.reason(),
        dispute.claimText(),
        dispute.splitStep(),
        dispute.allowedPercents(),
        dispute.deadlineOutcome(),
        dispute.openedAt(),
        dispute.decideBy(),
        dispute.isCustody(),
        dispute.arbiter(),
        Award.of(dispute),
        said(file, Statement.Kind.MESSAGE),
        said(file, Statement.Kind.EVIDENCE));
  }

  private static List<Said> said(CaseFile file, Statement.Kind kind) {
    return file.statements().stream().filter(s -> s.kind() == kind).map(Said::of).toList();
  }
}
