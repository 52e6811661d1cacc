package dev.holdfast.reputation.store;

import dev.holdfast.contracts.order.OrderOutcome;
import dev.holdfast.reputation.domain.Outcome;
import dev.holdfast.reputation.domain.Outcomes;
import dev.holdfast.reputation.store.OutcomeRepository.Count;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
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
    rows.save(outcome);
  }

  @Override
  public Map<OrderOutcome, Long> countAsProvider(String agentId) {
    return byOutcome(rows.countAsProvider(agentId));
  }

  @Override
  public Map<OrderOutcome, Long> countAsBuyer(String agentId) {
    return byOutcome(rows.countAsBuyer(agentId));
  }

  private static Map<OrderOutcome, Long> byOutcome(List<Count> counts) {
    return counts.stream().collect(Collectors.toMap(Count::getOutcome, Count::getOrders));
  }
}
