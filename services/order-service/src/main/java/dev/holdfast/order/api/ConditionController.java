package dev.holdfast.order.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.holdfast.order.domain.ConditionJudge;
import dev.holdfast.order.domain.ConditionJudge.Case;
import dev.holdfast.order.domain.ConditionJudge.Standing;
import dev.holdfast.order.domain.ConditionJudge.Verdict;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Tries conditions without an order: the same judge, on facts that the caller gives. */
@RestController
class ConditionController {

  private static final UUID NO_ORDER = new UUID(0, 0);
  private static final String ANY_RESULT = "{}";

  private final ConditionJudge judge;

  ConditionController(ConditionJudge judge) {
    this.judge = judge;
  }

  /** Evaluations count where they are signed; addresses are not asked for strangers. */
  @PostMapping("/v1/conditions/evaluate")
  OutcomesView evaluate(@Valid @RequestBody EvaluateRequest body) {
    String conditions = body.conditions.toString();
    Map<String, String> statements = judge.evaluatorsOf(conditions);
    UUID order = body.orderId == null ? NO_ORDER : body.orderId;
    String result = body.result == null || body.result.isNull() ? null : body.result.toString();
    String sha256 =
        body.resultSha256 != null
            ? body.resultSha256
            : result == null ? "" : DeliveryRequest.sha256(result);
    Map<String, Boolean> signed = new HashMap<>();
    for (SignedVerdict given :
        body.evaluations == null ? List.<SignedVerdict>of() : body.evaluations) {
      boolean passes = given.verdict == EvaluationController.Verdict.PASS;
      String statement = statements.get(given.evaluator);
      if (statement != null
          && judge.isSigned(
              given.evaluator,
              judge.messageOf(order, sha256, passes, statement),
              given.signature)) {
        signed.put(given.evaluator, passes);
      }
    }
    Verdict verdict =
        judge.tryOut(
            new Case(
                order,
                conditions,
                result,
                sha256,
                body.outputSchema == null ? ANY_RESULT : body.outputSchema.toString(),
                signed));
    return new OutcomesView(verdict.standing(), verdict.outcomes());
  }

  record EvaluateRequest(
      @JsonProperty("conditions") @NotNull JsonNode conditions,
      @JsonProperty("order_id") @Nullable UUID orderId,
      @JsonProperty("result") @Nullable JsonNode result,
      @JsonProperty("result_sha256") @Nullable @Pattern(regexp = "[0-9a-f]{64}")
          String resultSha256,
      @JsonProperty("output_schema") @Nullable JsonNode outputSchema,
      @JsonProperty("evaluations") @Nullable @Size(max = 16)
          List<@NotNull @Valid SignedVerdict> evaluations) {}

  record SignedVerdict(
      @JsonProperty("evaluator") @NotNull @Pattern(regexp = "[0-9a-f]{64}") String evaluator,
      @JsonProperty("verdict") EvaluationController.@NotNull Verdict verdict,
      @JsonProperty("signature") @NotNull @Pattern(regexp = "[0-9a-f]{128}") String signature) {}

  record OutcomesView(
      @JsonProperty("status") Standing status,
      @JsonRawValue @JsonProperty("outcomes") String outcomes) {}
}
