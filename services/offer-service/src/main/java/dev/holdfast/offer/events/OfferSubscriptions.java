package dev.holdfast.offer.events;

import dev.holdfast.contracts.Topics;
import dev.holdfast.contracts.order.OrderClosed;
import dev.holdfast.contracts.order.OrderPlaced;
import dev.holdfast.contracts.reputation.AgentReputationChanged;
import dev.holdfast.messaging.Subscriptions;
import dev.holdfast.offer.app.Standing;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What offer-service listens to: how good providers are, and how busy. */
@Configuration(proxyBeanMethods = false)
class OfferSubscriptions {

  @Bean
  Subscriptions subscriptions(Standing standing) {
    return Subscriptions.to(Topics.REPUTATION, Topics.ORDERS)
        .on(AgentReputationChanged.class, standing::reputationChanged)
        .on(OrderPlaced.class, standing::orderPlaced)
        .on(OrderClosed.class, standing::orderClosed);
  }
}
