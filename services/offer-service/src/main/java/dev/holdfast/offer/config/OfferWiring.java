package dev.holdfast.offer.config;

import dev.holdfast.offer.domain.OfferPolicy;
import dev.holdfast.schema.SchemaChecker;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class OfferWiring {

  @Bean
  OfferPolicy offerPolicy(OfferProperties properties) {
    return properties.policy();
  }

  @Bean
  SchemaChecker offerSchemaChecker() {
    return new SchemaChecker(Duration.ofSeconds(2));
  }
}
