package dev.holdfast.reputation.store;

import dev.holdfast.reputation.domain.Fact;
import dev.holdfast.reputation.domain.Outcome;
import dev.holdfast.reputation.domain.Outcomes;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Repository;

@Repository
class StoredOutcomes implements Outcomes {

  private final OutcomeRepository rows;

  StoredOutcomes(OutcomeRepository rows) {
    this.rows = rows;
  }

  @Override
  public boolean knows(UUID orderId) {
    return rows.existsById(orderId);
  }

  @Override
  public void add(Outcome outcome) {
    UUID orderId = outcome.fact().orderId();
    var unused = rows.lock(orderId);
    rows.saveAndFlush(outcome);
    rows.joinPayees(orderId);
  }

  @Override
  public void addPayee(UUID orderId, String nodeKey) {
    var unused = rows.lock(orderId);
    rows.addPayee(orderId, nodeKey);
    rows.joinPayees(orderId);
  }

  @Override
  public List<Fact> factsOf(String agentId) {
    return rows.lockedOf(agentId);
  }

  @Override
  public Set<String> samePayeeAs(String agentId) {
    return rows.samePayeeAs(agentId);
  }
}
