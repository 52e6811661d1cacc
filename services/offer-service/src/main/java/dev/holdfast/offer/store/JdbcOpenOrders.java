package dev.holdfast.offer.store;

import dev.holdfast.offer.domain.OpenOrders;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

@Repository
class JdbcOpenOrders implements OpenOrders {

  /** How late the beginning of an order may be heard after its end. */
  private static final Duration REMEMBERED = Duration.ofDays(1);

  private final JdbcTemplate jdbc;

  JdbcOpenOrders(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public void placed(UUID orderId, UUID offerId) {
    jdbc.update(
        "insert into open_order (order_id, offer_id) values (?, ?) on conflict do nothing",
        orderId,
        offerId);
  }

  @Override
  public void closed(UUID orderId, Instant now) {
    jdbc.update(
        """
        insert into open_order (order_id, closed_at) values (?, ?)
        on conflict (order_id) do update set closed_at = excluded.closed_at
          where open_order.closed_at is null\
        """,
        orderId,
        Timestamp.from(now));
    jdbc.update(
        """
        delete from open_order where order_id in (
          select order_id from open_order where closed_at < ? limit 100 for update skip locked)\
        """,
        Timestamp.from(now.minus(REMEMBERED)));
  }
}
