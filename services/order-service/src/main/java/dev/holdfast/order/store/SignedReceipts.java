package dev.holdfast.order.store;

import com.nimbusds.jose.jwk.ECKey;
import dev.holdfast.order.domain.Evaluation;
import dev.holdfast.order.domain.Order;
import dev.holdfast.order.domain.Receipts;
import dev.holdfast.receipts.SignedReceipt;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Receipts as they were signed. */
@Repository
class SignedReceipts implements Receipts {

  private static final Place BEFORE_ALL = new Place(Instant.EPOCH, new UUID(0, 0));

  private final JdbcTemplate jdbc;
  private final OrderRepository orders;
  private final ReceiptContent content;
  private final ECKey receiptKey;

  SignedReceipts(
      JdbcTemplate jdbc, OrderRepository orders, ReceiptContent content, ECKey receiptKey) {
    this.jdbc = jdbc;
    this.orders = orders;
    this.content = content;
    this.receiptKey = receiptKey;
  }

  @Override
  public Optional<String> find(UUID orderId) {
    return jdbc
        .queryForList("select document from receipt where order_id = ?", String.class, orderId)
        .stream()
        .findFirst();
  }

  @Override
  public String issue(Order order, List<Evaluation> evaluations, Instant now) {
    byte[] document = SignedReceipt.sign(content.of(order, evaluations, now), receiptKey);
    // Two readers at once: both get the one that was kept.
    jdbc.update(
        "insert into receipt (order_id, issued_at, document) values (?, ?, ?)"
            + " on conflict do nothing",
        order.orderId(),
        Timestamp.from(now),
        new String(document, StandardCharsets.UTF_8));
    return find(order.orderId()).orElseThrow();
  }

  @Override
  public List<Order> closed(
      String agentId, Instant from, Instant to, @Nullable Place after, int atMost) {
    Place place = after == null ? BEFORE_ALL : after;
    return orders.closed(agentId, from, to, place.closedAt(), place.orderId(), Limit.of(atMost));
  }
}
