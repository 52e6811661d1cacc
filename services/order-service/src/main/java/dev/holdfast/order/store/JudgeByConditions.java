package dev.holdfast.order.store;

import dev.holdfast.conditions.Condition;
import dev.holdfast.conditions.Conditions;
import dev.holdfast.conditions.Conditions.Judgement;
import dev.holdfast.conditions.EvaluationMessage;
import dev.holdfast.conditions.Facts;
import dev.holdfast.order.domain.ConditionJudge;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Gathers the facts that conditions ask for, and judges. */
@Component
class JudgeByConditions implements ConditionJudge {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final SchemaTests schemas;
  private final HttpProbes probes;

  JudgeByConditions(SchemaTests schemas, HttpProbes probes) {
    this.schemas = schemas;
    this.probes = probes;
  }

  @Override
  public Map<String, String> evaluatorsOf(String conditions) {
    return Conditions.read(conditions).evaluators();
  }

  @Override
  public String messageOf(UUID orderId, String resultSha256, boolean passes, String statement) {
    return EvaluationMessage.of(orderId.toString(), resultSha256, passes, statement);
  }

  @Override
  public boolean isSigned(String evaluator, String message, String signature) {
    return EvaluationMessage.isSigned(evaluator, message, signature);
  }

  @Override
  public Verdict judge(Case delivered) {
    Conditions conditions = Conditions.read(delivered.conditions());
    Map<Condition.HttpProbe, Facts.Answer> answers = new HashMap<>();
    for (Condition.HttpProbe probe : conditions.probes()) {
      answers.put(probe, probes.ask(probe, delivered.orderId()));
    }
    return judge(conditions, delivered, answers);
  }

  @Override
  public Verdict tryOut(Case given) {
    return judge(Conditions.read(given.conditions()), given, Map.of());
  }

  private Verdict judge(
      Conditions conditions, Case delivered, Map<Condition.HttpProbe, Facts.Answer> answers) {
    String result = delivered.result();
    Judgement judgement =
        conditions.judge(
            new Facts(
                result == null ? null : JSON.readTree(result),
                delivered.resultSha256(),
                delivered.outputSchema(),
                schemas,
                delivered.evaluations(),
                answers));
    Standing standing =
        switch (judgement.status()) {
          case HOLDS -> Standing.HOLD;
          case FAILS -> Standing.FAIL;
          case OPEN -> Standing.OPEN;
        };
    return new Verdict(standing, JSON.writeValueAsString(judgement.outcomes()));
  }
}
