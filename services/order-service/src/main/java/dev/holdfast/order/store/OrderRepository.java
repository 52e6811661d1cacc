package dev.holdfast.order.store;

import dev.holdfast.order.domain.Order;
import dev.holdfast.order.domain.OrderState;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface OrderRepository extends JpaRepository<Order, UUID> {

  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select o from Order o where o.orderId = :orderId")
  Optional<Order> lock(UUID orderId);

  Optional<Order> findByBuyerAndIdempotencyKey(String buyer, String idempotencyKey);

  @Query("select count(o) from Order o where o.offerId = :offerId and not o.isFinal")
  long countOpenOf(UUID offerId);

  /** That they are not final is what the index of open orders is found by. */
  @Query(
      "select count(o) from Order o"
          + " where o.buyer = :buyer and not o.isFinal and o.state in :states")
  long countOpenBy(String buyer, Collection<OrderState> states);

  @Query("select count(o) from Order o where o.buyer = :buyer and not o.isFinal")
  long countOpenBy(String buyer);

  boolean existsByBuyerAndStateIn(String buyer, Collection<OrderState> states);

  @Query("select count(o) from Order o where o.provider = :provider and not o.isFinal")
  long countOpenFor(String provider);

  @Query(
      """
      select o from Order o where o.orderId < :before
      and ((:asBuyer = true and o.buyer = :agentId)
        or (:asProvider = true and o.provider = :agentId))
      and (:anyState = true or o.state = :state)
      order by o.orderId desc\
      """)
  List<Order> list(
      String agentId,
      boolean asBuyer,
      boolean asProvider,
      boolean anyState,
      OrderState state,
      UUID before,
      Limit limit);

  @Query("select o.orderId from Order o where o.dueAt <= :now order by o.dueAt")
  List<UUID> due(Instant now, Limit limit);

  @Query("select o.orderId from Order o where o.judgeAt <= :now order by o.judgeAt")
  List<UUID> toJudge(Instant now, Limit limit);

  @Query("select o.orderId from Order o where o.remindAt <= :now order by o.remindAt")
  List<UUID> toRemind(Instant now, Limit limit);

  @Query(
      """
      select o from Order o where (o.buyer = :agentId or o.provider = :agentId)
      and o.closedAt >= :from and o.closedAt < :to
      and (o.closedAt > :afterAt or (o.closedAt = :afterAt and o.orderId > :afterId))
      order by o.closedAt, o.orderId\
      """)
  List<Order> closed(
      String agentId, Instant from, Instant to, Instant afterAt, UUID afterId, Limit limit);
}
