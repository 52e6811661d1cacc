package dev.holdfast.reputation.app;

import dev.holdfast.contracts.order.OrderClosed;
import dev.holdfast.reputation.domain.AgentRecord;
import dev.holdfast.reputation.domain.Outcome;
import dev.holdfast.reputation.domain.Outcomes;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the outcomes of orders and adds them up for an agent. */
@Service
public class Records {

  private final Outcomes outcomes;

  Records(Outcomes outcomes) {
    this.outcomes = outcomes;
  }

  /** An order closes once: what comes again under another event id is dropped. */
  @Transactional
  public void record(OrderClosed closed) {
    if (!outcomes.knows(closed.orderId())) {
      outcomes.add(new Outcome(closed));
    }
  }

  /** The record of any key; of one that never traded it is empty. */
  @Transactional(readOnly = true)
  public AgentRecord of(String agentId) {
    return new AgentRecord(
        agentId, outcomes.countAsProvider(agentId), outcomes.countAsBuyer(agentId));
  }
}
