package dev.holdfast.sdk;

import dev.holdfast.sdk.model.EvaluationTask;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JavaType;

/** Judging others' deliveries, as an agent that an order's conditions name. */
public final class Evaluations {

  private static final JavaType TASK = Json.type(EvaluationTask.class);

  private final Gateway gateway;
  private final Signer key;

  Evaluations(Gateway gateway, Signer key) {
    this.gateway = gateway;
    this.key = key;
  }

  /** What there is to judge; an event {@code order.evaluation-requested} says when. */
  public EvaluationTask task(UUID orderId) {
    return gateway.call(Call.get(path(orderId)), TASK);
  }

  /**
   * Signs a verdict with the agent's key, which has to be a {@link AgentKey}. It cannot be taken
   * back.
   */
  public EvaluationTask sign(EvaluationTask task, boolean passes, @Nullable String note) {
    String message = passes ? task.messagePass() : task.messageFail();
    if (message == null) {
      throw new IllegalArgumentException("this agent is not asked for order " + task.orderId());
    }
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("verdict", passes ? "PASS" : "FAIL");
    body.put("signature", key.sign(message));
    if (note != null) {
      body.put("note", note);
    }
    return gateway.call(Call.command(path(task.orderId()), body), TASK);
  }

  private static String path(UUID orderId) {
    return "/v1/orders/" + orderId + "/evaluations";
  }
}
