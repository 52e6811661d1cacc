package dev.holdfast.order.app;

import dev.holdfast.order.domain.ConditionJudge.Case;
import dev.holdfast.order.domain.ConditionJudge.Verdict;
import dev.holdfast.order.domain.Evaluation;
import dev.holdfast.order.domain.Evaluations;
import dev.holdfast.order.domain.Order;
import dev.holdfast.order.domain.OrderState;
import dev.holdfast.order.domain.Orders;
import dev.holdfast.order.domain.Result;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a judgement needs to know, and what comes of it. Judging itself happens between the two, as
 * it may wait for strangers.
 */
@Service
public class Judgements {

  private static final int BATCH = 50;

  private final Orders orders;
  private final Evaluations evaluations;
  private final Changes changes;
  private final Clock clock;

  Judgements(Orders orders, Evaluations evaluations, Changes changes, Clock clock) {
    this.orders = orders;
    this.evaluations = evaluations;
    this.changes = changes;
    this.clock = clock;
  }

  /** One statement, so no transaction. */
  @Transactional(propagation = Propagation.SUPPORTS)
  public List<UUID> due() {
    return orders.toJudge(clock.instant(), BATCH);
  }

  /** The facts of a delivery with conditions; none where there is nothing to judge. */
  @Transactional(readOnly = true)
  public Optional<Case> open(UUID orderId) {
    return orders
        .find(orderId)
        .filter(order -> order.state() == OrderState.DELIVERED && !order.conditions().equals("[]"))
        .flatMap(this::facts);
  }

  private Optional<Case> facts(Order order) {
    Result result = order.result();
    if (result == null) {
      return Optional.empty();
    }
    Map<String, Boolean> signed =
        evaluations.of(order.orderId()).stream()
            .collect(Collectors.toMap(Evaluation::evaluator, Evaluation::passes));
    return Optional.of(
        new Case(
            order.orderId(),
            order.conditions(),
            result.inline(),
            result.sha256(),
            order.outputSchema(),
            signed));
  }

  /** Facts are only added: a verdict that holds is right whatever was added since. */
  @Transactional
  public void close(UUID orderId, Verdict verdict) {
    Instant now = clock.instant();
    orders.lock(orderId).ifPresent(order -> changes.carryOut(order, order.judged(verdict, now)));
  }
}
