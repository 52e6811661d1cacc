package dev.holdfast.order.store;

import dev.holdfast.order.domain.Order;
import dev.holdfast.order.domain.OrderState;
import jakarta.persistence.LockModeType;
import java.time.Instant;
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

  @Query("select o.orderId from Order o where o.buyer = :buyer and o.idempotencyKey = :key")
  Optional<UUID> placedBy(String buyer, String key);

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
