package dev.holdfast.order.app;

import dev.holdfast.order.domain.Feed;
import dev.holdfast.order.domain.Order;
import dev.holdfast.order.domain.OrderRefusal;
import dev.holdfast.order.domain.Orders;
import dev.holdfast.order.domain.Orders.OrderFilter;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads orders and their feed; changes nothing. What is one statement is no transaction: its begin
 * and its end would cost as much as the statement.
 */
@Service
public class OrderQueries {

  private final Orders orders;
  private final Feed feed;

  OrderQueries(Orders orders, Feed feed) {
    this.orders = orders;
    this.feed = feed;
  }

  /** One of the agent's own; any other does not exist for it. */
  @Transactional(propagation = Propagation.SUPPORTS)
  public Order order(UUID orderId, String agentId) {
    return orders
        .find(orderId)
        .filter(order -> order.hasParty(agentId))
        .orElseThrow(() -> new OrderRefusal.NotFound("order"));
  }

  @Transactional(readOnly = true)
  public List<Order> list(OrderFilter filter, @Nullable UUID before, int atMost) {
    return orders.list(filter, before, atMost);
  }

  @Transactional(propagation = Propagation.SUPPORTS)
  public Feed.Position endOfFeed() {
    return feed.end();
  }

  @Transactional(propagation = Propagation.SUPPORTS)
  public Feed.News newsSince(Feed.Position position) {
    return feed.since(position);
  }

  @Transactional(propagation = Propagation.SUPPORTS)
  public List<Feed.Entry> feedAfter(
      Feed.Position position, String agentId, @Nullable UUID orderId, int atMost) {
    return feed.after(position, agentId, orderId, atMost);
  }
}
