package dev.holdfast.escrow.store;

import dev.holdfast.escrow.domain.Escrow;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface EscrowRepository extends JpaRepository<Escrow, UUID> {

  boolean existsByOrderId(UUID orderId);

  Optional<Escrow> findByOrderId(UUID orderId);

  @Query(
      "select e.orderId from Escrow e where e.guardHeight is not null and e.guardHeight <= :height"
          + " and not e.guardDone and not e.finished order by e.guardHeight")
  List<UUID> ordersToGuard(int height, Limit limit);
}
