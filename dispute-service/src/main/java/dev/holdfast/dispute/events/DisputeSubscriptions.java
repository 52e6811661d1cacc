package dev.holdfast.dispute.events;

import dev.holdfast.contracts.Topics;
import dev.holdfast.contracts.escrow.EscrowDecided;
import dev.holdfast.contracts.escrow.EscrowTakenIntoCustody;
import dev.holdfast.contracts.order.OrderClosed;
import dev.holdfast.contracts.order.OrderDisputed;
import dev.holdfast.dispute.app.Cases;
import dev.holdfast.messaging.Subscriptions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What dispute-service listens to: disputes of orders, and decisions that were faster. */
@Configuration(proxyBeanMethods = false)
class DisputeSubscriptions {

  @Bean
  Subscriptions subscriptions(Cases cases) {
    return Subscriptions.to(Topics.ORDERS, Topics.ESCROWS)
        .on(OrderDisputed.class, cases::open)
        .on(OrderClosed.class, cases::orderClosed)
        .on(EscrowDecided.class, cases::escrowDecided)
        .on(EscrowTakenIntoCustody.class, cases::takenIntoCustody);
  }
}
