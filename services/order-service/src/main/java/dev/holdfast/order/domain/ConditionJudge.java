package dev.holdfast.order.domain;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads an offer's conditions and says how they stand for a delivery. */
public interface ConditionJudge {

  /** The agents that are asked, each with what it states by a pass. */
  Map<String, String> evaluatorsOf(String conditions);

  /** What an evaluator signs; it names the order and the result. */
  String messageOf(UUID orderId, String resultSha256, boolean passes, String statement);

  boolean isSigned(String evaluator, String message, String signature);

  /** May ask addresses of strangers and take seconds: outside of any transaction. */
  Verdict judge(Case delivered);

  /** As {@link #judge}, but asks no address. */
  Verdict tryOut(Case given);

  /**
   * @param conditions JSON array
   * @param result inline JSON, or none
   * @param evaluations by evaluator: passed or not
   */
  record Case(
      UUID orderId,
      String conditions,
      @Nullable String result,
      String resultSha256,
      String outputSchema,
      Map<String, Boolean> evaluations) {
    public Case {
      evaluations = Map.copyOf(evaluations);
    }
  }

  /**
   * @param outcomes JSON array, one for each condition
   */
  record Verdict(Standing standing, String outcomes) {}

  /** How all conditions of an order stand together. */
  enum Standing {
    HOLD,
    FAIL,
    OPEN
  }
}
