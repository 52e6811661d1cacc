package dev.holdfast.settlement.store;

import dev.holdfast.settlement.domain.hold.Hold;
import dev.holdfast.settlement.domain.hold.HoldState;
import dev.holdfast.settlement.domain.hold.Holds;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;

/** Legs by Spring Data. */
interface JpaHolds extends ByKey<Hold>, Holds {
  @Override
  default Optional<Hold> findByLegId(UUID id) {
    return findById(id);
  }

  /**
   * That no state is a final one is said again, by name: of parameters PostgreSQL does not know
   * that the index of open legs has them all, and every leg there ever was would be read each
   * second.
   */
  @Override
  @Query(
      """
      select h.legId from Hold h
      where h.state in :states and h.node = :node and h.legId > :after
      and h.state not in (HoldState.SETTLED, HoldState.CANCELLED, HoldState.LOST)
      order by h.legId limit :atMost
      """)
  List<UUID> page(Collection<HoldState> states, String node, UUID after, int atMost);

  @Override
  @Query(
      """
      select h.legId from Hold h
      where h.node = :node and h.earliestExpiry <= :height
      and h.state in (HoldState.ACCEPTED, HoldState.SETTLING, HoldState.CANCELLING)
      limit :atMost
      """)
  List<UUID> expiredOn(String node, int height, int atMost);

  @Override
  @Query("select h.legId from Hold h where h.node = :node and h.writtenOff")
  List<UUID> writtenOffOn(String node);

  @Override
  @Query(
      """
      select distinct h.escrowId from Hold h
      where h.state = HoldState.PLANNED and (h.node is null or h.node in :nodes)
      order by h.escrowId limit :atMost
      """)
  List<UUID> escrowsToOpen(Collection<String> nodes, int atMost);

  @Override
  @Query(
      nativeQuery = true,
      value =
          """
          select cast(coalesce(sum(e.payout_reserve_msat), 0) as bigint) from escrow_holds e
          where e.node = :node and exists (
            select 1 from hold_invoice h where h.escrow_id = e.escrow_id
            and h.state not in ('SETTLED', 'CANCELLED', 'LOST'))
          """)
  long reservedOn(String node);
}
