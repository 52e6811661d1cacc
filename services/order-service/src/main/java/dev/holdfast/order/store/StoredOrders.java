package dev.holdfast.order.store;

import dev.holdfast.contracts.order.Party;
import dev.holdfast.messaging.AppendOnly;
import dev.holdfast.messaging.LateRows;
import dev.holdfast.messaging.LockedRows;
import dev.holdfast.order.domain.Order;
import dev.holdfast.order.domain.OrderChange;
import dev.holdfast.order.domain.OrderState;
import dev.holdfast.order.domain.Orders;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

@Repository
class StoredOrders implements Orders {

  private static final UUID AFTER_ALL = UUID.fromString("ffffffff-ffff-ffff-ffff-ffffffffffff");

  /** That they are not final is what the indexes of open orders are found by. */
  private static final String OCCUPANCY =
      """
      select
        (select count(*) from market_order where offer_id = ? and not final),
        (select count(*) from market_order where buyer = ? and not final
          and state in ('PLACED', 'AWAITING_FUNDS')),
        (select count(*) from market_order where buyer = ? and not final),
        (select count(*) from market_order where provider = ? and not final),
        exists (select 1 from market_order where buyer = ?
          and state in ('COMPLETED', 'RESOLVED'))\
      """;

  private static final AppendOnly HISTORY =
      AppendOnly.table(
          "order_transition",
          "order_id uuid",
          "from_state text",
          "cause text",
          "to_state text",
          "event_id uuid",
          "at timestamptz");

  /** Finds no order that has no legs yet. */
  private static final String WITH_LEGS =
      "select o from Order o join fetch o.legs where o.orderId = :id";

  private final EntityManager entities;
  private final OrderRepository rows;
  private final LateRows history;
  private final JdbcTemplate jdbc;

  StoredOrders(EntityManager entities, OrderRepository rows, LateRows history, JdbcTemplate jdbc) {
    this.entities = entities;
    this.rows = rows;
    this.history = history;
    this.jdbc = jdbc;
  }

  @Override
  public void add(Order order) {
    rows.saveAndFlush(order);
  }

  @Override
  public Optional<Order> find(UUID orderId) {
    return rows.findById(orderId);
  }

  @Override
  public Optional<Order> lock(UUID orderId) {
    return LockedRows.find(entities, Order.class, WITH_LEGS, orderId).or(() -> rows.lock(orderId));
  }

  @Override
  public Optional<UUID> placedBy(String buyer, String idempotencyKey) {
    return rows.placedBy(buyer, idempotencyKey);
  }

  @Override
  public Occupancy occupancy(UUID offerId, String buyer, String provider) {
    return Objects.requireNonNull(
        jdbc.queryForObject(
            OCCUPANCY,
            (row, i) ->
                new Occupancy(
                    row.getLong(1),
                    row.getLong(2),
                    row.getLong(3),
                    row.getLong(4),
                    row.getBoolean(5)),
            offerId,
            buyer,
            buyer,
            provider,
            buyer));
  }

  @Override
  public void lockPlacesOf(UUID offerId) {
    jdbc.query(
        "select pg_advisory_xact_lock(hashtextextended(?, 0))", row -> {}, "places of " + offerId);
  }

  @Override
  public List<Order> list(OrderFilter filter, @Nullable UUID before, int atMost) {
    return rows.list(
        filter.agentId(),
        filter.role() != Party.PROVIDER,
        filter.role() != Party.BUYER,
        filter.state() == null,
        filter.state() == null ? OrderState.PLACED : filter.state(),
        before == null ? AFTER_ALL : before,
        Limit.of(atMost));
  }

  @Override
  public List<UUID> due(Instant now, int atMost) {
    return rows.due(now, Limit.of(atMost));
  }

  @Override
  public List<UUID> toJudge(Instant now, int atMost) {
    return rows.toJudge(now, Limit.of(atMost));
  }

  @Override
  public List<UUID> toRemind(Instant now, int atMost) {
    return rows.toRemind(now, Limit.of(atMost));
  }

  @Override
  public void record(UUID orderId, OrderChange.Step step, @Nullable UUID eventId, Instant at) {
    history.add(
        HISTORY, orderId, step.from().name(), step.cause().name(), step.to().name(), eventId, at);
  }
}
