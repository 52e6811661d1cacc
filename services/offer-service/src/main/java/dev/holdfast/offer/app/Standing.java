package dev.holdfast.offer.app;

import dev.holdfast.contracts.order.OrderClosed;
import dev.holdfast.contracts.order.OrderPlaced;
import dev.holdfast.contracts.reputation.AgentReputationChanged;
import dev.holdfast.offer.domain.OpenOrders;
import dev.holdfast.offer.domain.Score;
import dev.holdfast.offer.domain.Scores;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what others tell of providers: their score, and how many orders an offer has open. */
@Service
public class Standing {

  private final Scores scores;
  private final OpenOrders orders;
  private final Clock clock;

  Standing(Scores scores, OpenOrders orders, Clock clock) {
    this.scores = scores;
    this.orders = orders;
    this.clock = clock;
  }

  @Transactional
  public void reputationChanged(AgentReputationChanged event) {
    scores.keep(
        event.agentId(),
        new Score(event.asProvider().score()),
        event.asProvider().confidence(),
        event.asOf());
  }

  @Transactional
  public void orderPlaced(OrderPlaced event) {
    orders.placed(event.orderId(), event.offerId());
  }

  @Transactional
  public void orderClosed(OrderClosed event) {
    orders.closed(event.orderId(), clock.instant());
  }
}
