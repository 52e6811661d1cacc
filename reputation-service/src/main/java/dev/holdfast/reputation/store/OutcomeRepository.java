package dev.holdfast.reputation.store;

import dev.holdfast.reputation.domain.Fact;
import dev.holdfast.reputation.domain.Outcome;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;

interface OutcomeRepository extends JpaRepository<Outcome, UUID> {

  /** Not as entities: Hibernate would look through all of them for changes at every flush. */
  @Query(
      "select new dev.holdfast.reputation.domain.Fact(o.orderId, o.buyer, o.provider, o.outcome,"
          + " cast(o.providerPercent as integer), o.feeMsat, o.closedAt) from Outcome o"
          + " where o.wasLocked and (o.provider = :agentId or o.buyer = :agentId)")
  List<Fact> lockedOf(String agentId);

  @Modifying
  @NativeQuery(
      "insert into payee (order_id, node_key) values (:orderId, :nodeKey) on conflict do nothing")
  void addPayee(UUID orderId, String nodeKey);

  /** Until the end of the transaction: who closes the order and who pays for it wait here. */
  @NativeQuery(
      "select 1 from (select pg_advisory_xact_lock(hashtextextended(cast(:orderId as text), 0)))"
          + " as locked")
  int lock(UUID orderId);

  @Modifying
  @NativeQuery(
      "insert into agent_node (agent_id, node_key)"
          + " select o.provider, p.node_key from outcome o join payee p on p.order_id = o.order_id"
          + " where o.order_id = :orderId on conflict do nothing")
  void joinPayees(UUID orderId);

  @NativeQuery(
      "select distinct other.agent_id from agent_node own"
          + " join agent_node other on other.node_key = own.node_key"
          + " where own.agent_id = :agentId and other.agent_id <> own.agent_id")
  Set<String> samePayeeAs(String agentId);
}
