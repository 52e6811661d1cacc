package dev.holdfast.gateway.nostr;

import dev.holdfast.gateway.config.GatewayProperties;
import dev.holdfast.web.InternalClients;
import dev.holdfast.web.WebProperties;
import dev.holdfast.web.problem.ProblemWriter;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class NostrRequests {
  /** After the limit of bodies, before the token check, which is at -100. */
  private static final int ORDER = -200;

  @Bean
  FilterRegistrationBean<NostrFilter> nostrFilter(
      GatewayProperties services,
      WebProperties web,
      InternalClients clients,
      ProblemWriter problems) {
    var exchange =
        new TokenExchange(clients.to("agent", services.agentUrl().toString()), web.publicUrl());
    var registration = new FilterRegistrationBean<>(new NostrFilter(exchange, problems));
    registration.setOrder(ORDER);
    return registration;
  }
}
