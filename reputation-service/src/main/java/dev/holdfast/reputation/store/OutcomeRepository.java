package dev.holdfast.reputation.store;

import dev.holdfast.reputation.domain.Outcome;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;

interface OutcomeRepository extends JpaRepository<Outcome, UUID> {

  @Query(
      "select o from Outcome o"
          + " where o.wasLocked and (o.provider = :agentId or o.buyer = :agentId)")
  List<Outcome> lockedOf(String agentId);

  @Modifying
  @NativeQuery(
      "insert into payee (order_id, node_key) values (:orderId, :nodeKey) on conflict do nothing")
  void addPayee(UUID orderId, String nodeKey);

  @NativeQuery(
      "select distinct other.agent_id from agent_node own"
          + " join agent_node other on other.node_key = own.node_key"
          + " where own.agent_id = :agentId and other.agent_id <> own.agent_id")
  Set<String> samePayeeAs(String agentId);
}
