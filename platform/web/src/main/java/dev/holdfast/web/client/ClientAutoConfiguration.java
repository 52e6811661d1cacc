package dev.holdfast.web.client;

import dev.holdfast.web.InternalClients;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** Gives a service its {@link InternalClients}. */
@AutoConfiguration
public class ClientAutoConfiguration {

  @Bean
  @ConditionalOnMissingBean
  InternalClients internalClients() {
    return new GuardedClients();
  }
}
