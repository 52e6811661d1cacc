package dev.holdfast.examples.demo;

import dev.holdfast.examples.trade.Trade;
import dev.holdfast.sdk.AgentKey;
import dev.holdfast.sdk.HoldfastClient;
import dev.holdfast.sdk.ProblemException;
import dev.holdfast.sdk.model.Delivery;
import dev.holdfast.sdk.model.EvaluationTask;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** An agent that judges rankings: it does the work again, and signs what it found. */
final class Evaluator implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Evaluator.class);

  private final HoldfastClient market;
  private final OrderFeed feed;

  Evaluator(DemoSetup setup) {
    this.market = HoldfastClient.connect(setup.gateway(), AgentKey.random());
    this.feed = new OrderFeed(market, this::judge, () -> {});
  }

  String agentId() {
    return market.agentId();
  }

  private void judge(UUID orderId) {
    try {
      EvaluationTask task = market.evaluations().task(orderId);
      Delivery delivery = task.delivery();
      JsonNode result = delivery == null ? null : delivery.result();
      JsonNode input = task.input();
      if (task.messagePass() != null && result != null && input != null) {
        boolean same = Results.areEqual(Trade.RANKING.perform(input), result);
        EvaluationTask unused =
            market.evaluations().sign(task, same, same ? null : "I came to another ranking");
      }
    } catch (ProblemException e) {
      log.warn("The evaluator cannot judge order {}: {}", orderId, e.getMessage());
    }
  }

  @Override
  public void close() {
    feed.close();
    market.close();
  }
}
