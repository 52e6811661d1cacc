package dev.holdfast.order.app;

import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import dev.holdfast.order.domain.ConditionJudge;
import dev.holdfast.order.domain.Evaluation;
import dev.holdfast.order.domain.Evaluation.Signed;
import dev.holdfast.order.domain.Evaluations;
import dev.holdfast.order.domain.Order;
import dev.holdfast.order.domain.OrderRefusal;
import dev.holdfast.order.domain.OrderState;
import dev.holdfast.order.domain.Orders;
import dev.holdfast.order.domain.Result;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What evaluators are asked, and what they sign. */
@Service
public class Evaluating {

  private final Orders orders;
  private final Evaluations evaluations;
  private final ConditionJudge judge;
  private final TimeBasedEpochGenerator ids;
  private final Clock clock;

  Evaluating(
      Orders orders,
      Evaluations evaluations,
      ConditionJudge judge,
      TimeBasedEpochGenerator ids,
      Clock clock) {
    this.orders = orders;
    this.evaluations = evaluations;
    this.judge = judge;
    this.ids = ids;
    this.clock = clock;
  }

  /** For a party, or for an evaluator that is asked; to others the order does not exist. */
  @Transactional(readOnly = true)
  public Task task(UUID orderId, String agentId) {
    Order order = orders.find(orderId).orElseThrow(() -> new OrderRefusal.NotFound("order"));
    Map<String, String> evaluators = judge.evaluatorsOf(order.conditions());
    boolean asked = evaluators.containsKey(agentId) && order.result() != null;
    if (!asked && !order.hasParty(agentId)) {
      throw new OrderRefusal.NotFound("order");
    }
    return new Task(
        order,
        asked ? message(order, evaluators, agentId, true) : null,
        asked ? message(order, evaluators, agentId, false) : null,
        evaluations.of(orderId));
  }

  /** By an evaluator of the order, once; the same again is no mistake. */
  @Transactional
  public void evaluate(
      UUID orderId, String agentId, boolean passes, String signature, @Nullable String note) {
    Order order = orders.lock(orderId).orElseThrow(() -> new OrderRefusal.NotFound("order"));
    Map<String, String> evaluators = judge.evaluatorsOf(order.conditions());
    if (!evaluators.containsKey(agentId)) {
      throw new OrderRefusal.NotFound("order");
    }
    Optional<Evaluation> before = evaluations.find(orderId, agentId);
    if (before.isPresent()) {
      if (before.get().passes() != passes) {
        throw new OrderRefusal.AlreadyEvaluated();
      }
      return;
    }
    if (order.state() != OrderState.DELIVERED) {
      throw new OrderRefusal.WrongState(order.state(), "an evaluation");
    }
    String message = message(order, evaluators, agentId, passes);
    if (!judge.isSigned(agentId, message, signature)) {
      throw new OrderRefusal.NotSigned(message);
    }
    evaluations.add(
        new Evaluation(
            ids.generate(),
            orderId,
            agentId,
            new Signed(passes, message, signature),
            note,
            clock.instant()));
  }

  private String message(
      Order order, Map<String, String> evaluators, String agentId, boolean passes) {
    Result result = order.result();
    if (result == null) {
      throw new OrderRefusal.WrongState(order.state(), "an evaluation");
    }
    return judge.messageOf(
        order.orderId(), result.sha256(), passes, evaluators.getOrDefault(agentId, ""));
  }

  /**
   * @param messagePass what the reader signs where the delivery passes; none where it is not asked
   */
  public record Task(
      Order order,
      @Nullable String messagePass,
      @Nullable String messageFail,
      List<Evaluation> evaluations) {
    public Task {
      evaluations = List.copyOf(evaluations);
    }
  }
}
