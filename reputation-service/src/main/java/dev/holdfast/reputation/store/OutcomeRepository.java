package dev.holdfast.reputation.store;

import dev.holdfast.contracts.order.OrderOutcome;
import dev.holdfast.reputation.domain.Outcome;
import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface OutcomeRepository extends JpaRepository<Outcome, UUID> {

  @Query(
      "select o.outcome as outcome, count(o) as orders from Outcome o"
          + " where o.provider = :agentId and o.wasLocked group by o.outcome")
  List<Count> countAsProvider(String agentId);

  @Query(
      "select o.outcome as outcome, count(o) as orders from Outcome o"
          + " where o.buyer = :agentId and o.wasLocked group by o.outcome")
  List<Count> countAsBuyer(String agentId);

  interface Count {
    OrderOutcome getOutcome();

    long getOrders();
  }
}
