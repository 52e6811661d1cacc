package dev.holdfast.reputation.config;

import dev.holdfast.reputation.domain.Formula;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ReputationConfig {

  @Bean
  Formula formula() {
    return new Formula(new CommonsQuantiles());
  }
}
