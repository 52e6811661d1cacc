package dev.holdfast.dispute.store;

import dev.holdfast.dispute.domain.Dispute;
import dev.holdfast.dispute.domain.DisputeState;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface DisputeRepository extends JpaRepository<Dispute, UUID> {

  @Query("select d from Dispute d where d.disputeId = :id or d.orderId = :id")
  Optional<Dispute> findByEither(UUID id);

  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select d from Dispute d where d.disputeId = :id or d.orderId = :id")
  Optional<Dispute> lockByEither(UUID id);

  @Query(
      """
      select d from Dispute d where d.disputeId < :before
      and (:all = true or d.buyer = :agentId or d.provider = :agentId)
      and (:anyState = true or d.state = :state)
      order by d.disputeId desc\
      """)
  List<Dispute> list(
      boolean all, String agentId, boolean anyState, DisputeState state, UUID before, Limit limit);

  @Query(
      "select d.disputeId from Dispute d"
          + " where d.endedAt is null and not d.custody and d.decideBy <= :now")
  List<UUID> due(Instant now, Limit limit);
}
