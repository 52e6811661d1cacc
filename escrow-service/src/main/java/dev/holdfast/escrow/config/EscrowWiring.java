package dev.holdfast.escrow.config;

import dev.holdfast.escrow.domain.EscrowPolicy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class EscrowWiring {

  @Bean
  EscrowPolicy escrowPolicy(EscrowProperties properties) {
    return properties.policy();
  }
}
