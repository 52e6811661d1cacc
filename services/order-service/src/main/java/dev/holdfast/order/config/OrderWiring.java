package dev.holdfast.order.config;

import dev.holdfast.order.domain.OrderPolicy;
import dev.holdfast.schema.SchemaChecker;
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
  SchemaChecker schemaChecker() {
    return new SchemaChecker(Duration.ofSeconds(2));
  }
}
