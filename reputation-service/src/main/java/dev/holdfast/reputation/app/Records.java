package dev.holdfast.reputation.app;

import dev.holdfast.contracts.order.OrderClosed;
import dev.holdfast.contracts.order.OrderOutcome;
import dev.holdfast.contracts.reputation.AgentReputationChanged;
import dev.holdfast.contracts.reputation.AgentReputationChanged.Standing;
import dev.holdfast.contracts.settlement.PayoutSucceeded;
import dev.holdfast.messaging.Outbox;
import dev.holdfast.reputation.domain.Fact;
import dev.holdfast.reputation.domain.Formula;
import dev.holdfast.reputation.domain.Outcome;
import dev.holdfast.reputation.domain.Outcomes;
import dev.holdfast.reputation.domain.Role;
import dev.holdfast.reputation.domain.Score;
import dev.holdfast.reputation.domain.Tallies;
import dev.holdfast.reputation.domain.Tally;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what became of orders, and tells whose reputation that changed. */
@Service
public class Records {

  private final Outcomes outcomes;
  private final Tallies tallies;
  private final Formula formula;
  private final Outbox outbox;
  private final Clock clock;

  Records(Outcomes outcomes, Tallies tallies, Formula formula, Outbox outbox, Clock clock) {
    this.outcomes = outcomes;
    this.tallies = tallies;
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
      Fact fact = Fact.of(closed);
      boolean timedOut = fact.outcome() == OrderOutcome.TIMED_OUT;
      tallies.add(Tally.of(fact, timedOut ? tallies.firstTimeOutBeside(fact) : Optional.empty()));
      tellBothSides(fact);
    }
  }

  /** Two agents that are paid at one node say nothing of each other. */
  @Transactional
  public void record(PayoutSucceeded payout) {
    outcomes.addPayee(payout.orderId(), payout.payeeNode());
  }

  private void tellBothSides(Fact fact) {
    Set<String> samePayee = outcomes.samePayeeAs(fact.provider());
    if (Formula.rejects(fact, samePayee)) {
      return;
    }
    // The order counts in what is told, also where its clock is ahead of this one.
    Instant now = clock.instant();
    Instant asOf = fact.closedAt().isAfter(now) ? fact.closedAt() : now;
    outbox.publish(changed(fact.provider(), samePayee, asOf));
    outbox.publish(changed(fact.buyer(), outcomes.samePayeeAs(fact.buyer()), asOf));
  }

  private AgentReputationChanged changed(String agentId, Set<String> samePayee, Instant asOf) {
    List<Tally> all = tallies.of(agentId);
    return new AgentReputationChanged(
        agentId,
        Formula.VERSION,
        standing(formula.of(all, samePayee, Role.PROVIDER, asOf)),
        standing(formula.of(all, samePayee, Role.BUYER, asOf)),
        asOf);
  }

  private static Standing standing(Score score) {
    return new Standing(score.score(), score.confidence(), score.orders());
  }
}
