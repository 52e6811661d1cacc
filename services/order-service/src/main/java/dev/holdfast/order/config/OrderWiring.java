package dev.holdfast.order.config;

import dev.holdfast.messaging.Outbox;
import dev.holdfast.order.app.Changes;
import dev.holdfast.order.app.Wakeups;
import dev.holdfast.order.domain.Feed;
import dev.holdfast.order.domain.OrderPolicy;
import dev.holdfast.order.domain.Orders;
import dev.holdfast.schema.SchemaChecker;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

@Configuration(proxyBeanMethods = false)
@EnableScheduling
class OrderWiring {

  @Bean
  OrderPolicy orderPolicy(OrderProperties properties) {
    return properties.policy();
  }

  @Bean
  Wakeups wakeups() {
    return new Wakeups();
  }

  @Bean
  Changes changes(Orders orders, Feed feed, Outbox outbox, Wakeups wakeups, Clock clock) {
    return new Changes(orders, feed, outbox, wakeups, clock);
  }

  @Bean
  SchemaChecker schemaChecker() {
    return new SchemaChecker(Duration.ofSeconds(2));
  }
}
