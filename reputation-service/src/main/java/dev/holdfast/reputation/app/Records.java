package dev.holdfast.reputation.app;

import dev.holdfast.contracts.order.OrderClosed;
import dev.holdfast.contracts.reputation.AgentReputationChanged;
import dev.holdfast.contracts.reputation.AgentReputationChanged.Standing;
import dev.holdfast.contracts.settlement.PayoutSucceeded;
import dev.holdfast.messaging.Outbox;
import dev.holdfast.reputation.domain.Fact;
import dev.holdfast.reputation.domain.Formula;
import dev.holdfast.reputation.domain.History;
import dev.holdfast.reputation.domain.Outcome;
import dev.holdfast.reputation.domain.Outcomes;
import dev.holdfast.reputation.domain.Reputation;
import dev.holdfast.reputation.domain.Score;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what became of orders, and tells whose reputation that changed. */
@Service
public class Records {

  private final Outcomes outcomes;
  private final Formula formula;
  private final Outbox outbox;
  private final Clock clock;

  Records(Outcomes outcomes, Formula formula, Outbox outbox, Clock clock) {
    this.outcomes = outcomes;
    this.formula = formula;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** An order closes once: what comes again under another event id is dropped. */
  @Transactional
  public void record(OrderClosed closed) {
    if (outcomes.knows(closed.orderId())) {
      return;
    }
    outcomes.add(new Outcome(closed));
    if (closed.wasLocked()) {
      tellBothSides(Fact.of(closed));
    }
  }

  /** Two agents that are paid at one node say nothing of each other. */
  @Transactional
  public void record(PayoutSucceeded payout) {
    outcomes.addPayee(payout.orderId(), payout.payeeNode());
  }

  private void tellBothSides(Fact fact) {
    History provider = outcomes.historyOf(fact.provider());
    if (Formula.rejects(fact, provider)) {
      return;
    }
    // The order counts in what is told, also where its clock is ahead of this one.
    Instant now = clock.instant();
    Instant asOf = fact.closedAt().isAfter(now) ? fact.closedAt() : now;
    outbox.publish(changed(formula.of(provider, asOf)));
    outbox.publish(changed(formula.of(outcomes.historyOf(fact.buyer()), asOf)));
  }

  private static AgentReputationChanged changed(Reputation reputation) {
    return new AgentReputationChanged(
        reputation.agentId(),
        Formula.VERSION,
        standing(reputation.asProvider()),
        standing(reputation.asBuyer()),
        reputation.asOf());
  }

  private static Standing standing(Score score) {
    return new Standing(score.score(), score.confidence(), score.orders());
  }
}
