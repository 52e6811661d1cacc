package dev.holdfast.order.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.holdfast.order.api.OrderView.DeliveryView;
import dev.holdfast.order.app.Evaluating;
import dev.holdfast.order.app.Evaluating.Task;
import dev.holdfast.order.app.Judging;
import dev.holdfast.order.domain.Evaluation;
import dev.holdfast.web.Caller;
import dev.holdfast.web.Idempotent;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What evaluators are asked, and their signed answers. */
@RestController
class EvaluationController {

  private final Evaluating evaluating;
  private final Judging judging;

  EvaluationController(Evaluating evaluating, Judging judging) {
    this.evaluating = evaluating;
    this.judging = judging;
  }

  /** For the parties, and for an evaluator that the order's conditions name. */
  @GetMapping("/v1/orders/{id}/evaluations")
  TaskView task(Caller caller, @PathVariable UUID id) {
    return TaskView.of(evaluating.task(id, caller.agentId()));
  }

  @PostMapping("/v1/orders/{id}/evaluations")
  @Idempotent
  TaskView evaluate(
      Caller caller, @PathVariable UUID id, @Valid @RequestBody EvaluationRequest body) {
    boolean passes = body.verdict == Verdict.PASS;
    evaluating.evaluate(id, caller.agentId(), passes, body.signature, body.note);
    judging.judge(id);
    return TaskView.of(evaluating.task(id, caller.agentId()));
  }

  enum Verdict {
    PASS,
    FAIL
  }

  record EvaluationRequest(
      @JsonProperty("verdict") @NotNull Verdict verdict,
      @JsonProperty("signature") @NotNull @Pattern(regexp = "[0-9a-f]{128}") String signature,
      @JsonProperty("note") @Nullable @Size(max = 2_000) String note) {}

  /**
   * @param messagePass what the reader signs for a pass; only where it is asked
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record TaskView(
      @JsonProperty("order_id") UUID orderId,
      @JsonProperty("input") JsonNode input,
      @JsonProperty("delivery") @Nullable DeliveryView delivery,
      @JsonProperty("message_pass") @Nullable String messagePass,
      @JsonProperty("message_fail") @Nullable String messageFail,
      @JsonProperty("evaluations") List<Signed> evaluations) {

    static TaskView of(Task task) {
      return new TaskView(
          task.order().orderId(),
          JsonMapper.shared().readTree(task.order().input()),
          DeliveryView.of(task.order()),
          task.messagePass(),
          task.messageFail(),
          task.evaluations().stream().map(Signed::of).toList());
    }
  }

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Signed(
      @JsonProperty("evaluator") String evaluator,
      @JsonProperty("verdict") Verdict verdict,
      @JsonProperty("signature") String signature,
      @JsonProperty("note") @Nullable String note,
      @JsonProperty("at") Instant at) {

    static Signed of(Evaluation evaluation) {
      return new Signed(
          evaluation.evaluator(),
          evaluation.passes() ? Verdict.PASS : Verdict.FAIL,
          evaluation.signature(),
          evaluation.note(),
          evaluation.at());
    }
  }
}
