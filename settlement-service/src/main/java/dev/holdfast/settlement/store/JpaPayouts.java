package dev.holdfast.settlement.store;

import dev.holdfast.settlement.domain.payout.Payout;
import dev.holdfast.settlement.domain.payout.Payouts;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

/** Payouts by Spring Data. */
interface JpaPayouts extends ByKey<Payout>, Payouts {
  @Override
  default Optional<Payout> findByPayoutId(UUID id) {
    return findById(id);
  }

  @Override
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select p from Payout p where p.payoutId = :payoutId")
  Optional<Payout> lock(UUID payoutId);

  @Override
  @Query("select p.subjectId from Payout p where p.orderId = :orderId")
  Optional<UUID> awardedEscrowOfOrder(UUID orderId);

  @Override
  @Query("select p.payoutId from Payout p where p.paymentHash = :paymentHash")
  Optional<UUID> payoutOf(String paymentHash);

  @Override
  @Query(
      nativeQuery = true,
      value =
          """
          select p.payout_id from payout p
          left join escrow_holds e on p.purpose = 'AWARD' and e.escrow_id = p.subject_id
          where p.payout_id > :after and coalesce(p.node, e.node, '') = :node
          and p.state not in ('SUCCEEDED', 'CREDITED')
          and (p.state in ('CLAIMED', 'IN_FLIGHT', 'UNKNOWN')
            or (p.state in ('PLANNED', 'FAILED') and p.next_attempt_at <= :now)
            or (p.state = 'FAILED' and p.next_attempt_at is null)
            or (p.state = 'AWAITING_INVOICE' and (e.settle_first
              or exists (select 1 from replacement_invoice r where r.order_id = p.order_id)
              or exists (select 1 from payout_send s
                where s.payout_id = p.payout_id and s.answered_at is null))))
          order by p.payout_id limit :atMost
          """)
  List<UUID> toDrive(String node, Instant now, UUID after, int atMost);

  @Override
  @Query(
      nativeQuery = true,
      value = "select 1 from (select pg_advisory_xact_lock(hashtext('payout bounds'))) as locked")
  int lockBounds();

  @Override
  @Query(
      nativeQuery = true,
      value =
          """
          select
            (select count(*) from payout
             where destination = :destination and state in ('CLAIMED', 'IN_FLIGHT', 'UNKNOWN'))
              as "toDestination",
            (select count(*) from payout
             where node = :node and state in ('CLAIMED', 'IN_FLIGHT', 'UNKNOWN')) as "fromNode",
            cast(
              (select coalesce(sum(amount_msat), 0) from payout
               where node = :node and state in ('CLAIMED', 'IN_FLIGHT', 'UNKNOWN'))
              + (select coalesce(sum(amount_msat), 0) from payout
                 where node = :node and state = 'SUCCEEDED' and subject_id in (
                   select escrow_id from hold_invoice
                   where node = :node and awarded and state in ('ACCEPTED', 'SETTLING')))
              as bigint) as "msatFromNode"
          """)
  Out out(String destination, String node);
}
