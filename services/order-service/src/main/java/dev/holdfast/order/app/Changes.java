package dev.holdfast.order.app;

import dev.holdfast.messaging.Outbox;
import dev.holdfast.messaging.Told;
import dev.holdfast.order.domain.Feed;
import dev.holdfast.order.domain.Order;
import dev.holdfast.order.domain.OrderChange;
import dev.holdfast.order.domain.OrderChange.Notice;
import dev.holdfast.order.domain.Orders;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Carries out what a step of an order leads to, in the transaction of the step. */
public final class Changes {

  private final Orders orders;
  private final Feed feed;
  private final Outbox outbox;
  private final Wakeups wakeups;
  private final Clock clock;

  public Changes(Orders orders, Feed feed, Outbox outbox, Wakeups wakeups, Clock clock) {
    this.orders = orders;
    this.feed = feed;
    this.outbox = outbox;
    this.wakeups = wakeups;
    this.clock = clock;
  }

  void carryOut(Order order, OrderChange change) {
    Instant now = clock.instant();
    change.notices().forEach(notice -> feed.add(order, notice, now));
    Told told = outbox.publishAll(change.events());
    change
        .steps()
        .forEach(step -> orders.record(order.orderId(), step, told.of(step.toldBy()), now));
    if (!change.notices().isEmpty()) {
      wakeAfterCommit(order.buyer(), order.provider());
    }
  }

  /** Asks the evaluators for what they think of a delivery. */
  void ask(Order order, Map<String, String> evaluators) {
    Instant now = clock.instant();
    Notice notice = new Notice("order.evaluation-requested", Map.of());
    evaluators.keySet().forEach(evaluator -> feed.addFor(evaluator, order, notice, now));
    if (!evaluators.isEmpty()) {
      wakeAfterCommit(evaluators.keySet().toArray(String[]::new));
    }
  }

  private void wakeAfterCommit(String... agents) {
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            wakeups.wake(agents);
          }
        });
  }
}
