package dev.holdfast.gateway.limits;

import dev.holdfast.gateway.config.GatewayProperties;
import dev.holdfast.web.problem.ProblemWriter;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class Limits {

  /** After the token check, which is at -100: the limit is an agent's, wherever it calls from. */
  @Bean
  FilterRegistrationBean<RateLimitFilter> rateLimitFilter(
      GatewayProperties properties, ProblemWriter problems) {
    var registration =
        new FilterRegistrationBean<>(new RateLimitFilter(properties.requestsPerMinute(), problems));
    registration.setOrder(0);
    return registration;
  }
}
