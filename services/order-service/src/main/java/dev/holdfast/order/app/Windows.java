package dev.holdfast.order.app;

import dev.holdfast.order.domain.Orders;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Ends what waited too long, for money, a delivery or a review, and reminds of the review. */
@Service
public class Windows {

  private static final int BATCH = 200;

  private final Orders orders;
  private final Changes changes;
  private final Clock clock;

  Windows(Orders orders, Changes changes, Clock clock) {
    this.orders = orders;
    this.changes = changes;
    this.clock = clock;
  }

  /** One statement, so no transaction, as below. */
  @Transactional(propagation = Propagation.SUPPORTS)
  public List<UUID> due() {
    return orders.due(clock.instant(), BATCH);
  }

  /** The order itself decides what that means; by now it may mean nothing. */
  @Transactional
  public void over(UUID orderId) {
    Instant now = clock.instant();
    orders.lock(orderId).ifPresent(order -> changes.carryOut(order, order.windowOver(now)));
  }

  @Transactional(propagation = Propagation.SUPPORTS)
  public List<UUID> toRemind() {
    return orders.toRemind(clock.instant(), BATCH);
  }

  @Transactional
  public void remind(UUID orderId) {
    Instant now = clock.instant();
    orders.lock(orderId).ifPresent(order -> changes.carryOut(order, order.remind(now)));
  }
}
