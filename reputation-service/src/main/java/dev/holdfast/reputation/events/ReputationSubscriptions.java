package dev.holdfast.reputation.events;

import dev.holdfast.contracts.Topics;
import dev.holdfast.contracts.order.OrderClosed;
import dev.holdfast.contracts.settlement.PayoutSucceeded;
import dev.holdfast.messaging.Subscriptions;
import dev.holdfast.reputation.app.Records;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What reputation-service listens to. */
@Configuration(proxyBeanMethods = false)
class ReputationSubscriptions {

  @Bean
  Subscriptions subscriptions(Records records) {
    return Subscriptions.to(Topics.ORDERS, Topics.SETTLEMENT)
        .on(OrderClosed.class, (OrderClosed closed) -> records.record(closed))
        .on(PayoutSucceeded.class, (PayoutSucceeded payout) -> records.record(payout));
  }
}
