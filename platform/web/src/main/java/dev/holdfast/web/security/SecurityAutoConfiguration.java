package dev.holdfast.web.security;

import com.github.benmanes.caffeine.cache.Ticker;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import dev.holdfast.web.WebProperties;
import dev.holdfast.web.problem.ProblemWriter;
import jakarta.servlet.DispatcherType;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;

/** Checks tokens, in every service alike. */
@AutoConfiguration(
    beforeName = {
      "org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerAutoConfiguration",
      "org.springframework.boot.security.oauth2.server.resource.autoconfigure.web.OAuth2ResourceServerWebSecurityAutoConfiguration",
      "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration",
      "org.springframework.boot.security.autoconfigure.actuate.web.servlet.ManagementWebSecurityAutoConfiguration",
      "org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration"
    })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public class SecurityAutoConfiguration {
  /** Clocks of two machines differ a little; a token lives 15 minutes. */
  private static final Duration SKEW = Duration.ofSeconds(10);

  private static final int MAX_JWKS_BYTES = 64 * 1024;

  /** Agent-service has its keys at hand and declares a source of its own. */
  @Bean
  @ConditionalOnMissingBean(JWKSource.class)
  JWKSource<SecurityContext> tokenKeys(WebProperties properties, ObjectProvider<Clock> clock)
      throws MalformedURLException {
    URI uri = properties.jwksUri();
    if (uri == null) {
      throw new IllegalStateException("holdfast.jwks-uri is not set: tokens cannot be checked");
    }
    return new RemoteKeys(
        uri.toURL(),
        new DefaultResourceRetriever(1_000, 2_000, MAX_JWKS_BYTES),
        clock.getIfAvailable(Clock::systemUTC));
  }

  @Bean
  @ConditionalOnMissingBean(JwtDecoder.class)
  JwtDecoder tokenDecoder(
      JWKSource<SecurityContext> keys, WebProperties properties, ObjectProvider<Clock> clock) {
    var processor = new DefaultJWTProcessor<SecurityContext>();
    processor.setJWSKeySelector(new TokenKeys(keys));
    // Times are checked below, by Spring's validator, which lets the clock be given.
    processor.setJWTClaimsSetVerifier((claims, context) -> {});
    var inTime = new JwtTimestampValidator(SKEW);
    inTime.setClock(clock.getIfAvailable(Clock::systemUTC));
    var signatures = new NimbusJwtDecoder(processor);
    signatures.setJwtValidator(token -> OAuth2TokenValidatorResult.success());
    return new RememberedTokens(
        signatures,
        new DelegatingOAuth2TokenValidator<>(
            inTime,
            new JwtIssuerValidator(properties.issuer()),
            new TokenRules(properties.issuer())),
        Ticker.systemTicker());
  }

  /** An observation for each filter of the chain would cost as much as all the filters. */
  @Bean
  @ConditionalOnMissingBean
  SecurityObservationSettings unobservedFilters() {
    return SecurityObservationSettings.noObservations();
  }

  @Bean
  CallerArguments callerArguments() {
    return new CallerArguments();
  }

  @Bean
  @ConditionalOnMissingBean(SecurityFilterChain.class)
  SecurityFilterChain tokensOnly(
      HttpSecurity http, WebProperties properties, ProblemWriter problems, JwtDecoder decoder) {
    Refusal refusal = new Refusal(problems);
    return http.csrf(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .exceptionHandling(e -> e.authenticationEntryPoint(refusal).accessDeniedHandler(refusal))
        .authorizeHttpRequests(paths ->
            paths
                .dispatcherTypeMatchers(
                    DispatcherType.ERROR, DispatcherType.ASYNC, DispatcherType.FORWARD)
                .permitAll()
                .requestMatchers(OpenPaths.of(properties.web().publicPaths()))
                .permitAll()
                .requestMatchers(OpenPaths.only(properties.web().protectedPaths()))
                .hasAnyRole("AGENT", "ARBITER", "OPERATOR")
                .anyRequest()
                .permitAll())
        .oauth2ResourceServer(tokens ->
            tokens
                .jwt(jwt -> jwt.decoder(decoder).jwtAuthenticationConverter(Callers.fromTokens()))
                .authenticationEntryPoint(refusal)
                .accessDeniedHandler(refusal)
                .withObjectPostProcessor(answeringFailures(refusal)))
        .build();
  }

  /** By default a failure to fetch keys is thrown up to the container instead of being answered. */
  private static ObjectPostProcessor<BearerTokenAuthenticationFilter> answeringFailures(
      Refusal refusal) {
    return new ObjectPostProcessor<>() {
      @Override
      public <O extends BearerTokenAuthenticationFilter> O postProcess(O filter) {
        filter.setAuthenticationFailureHandler(refusal::commence);
        return filter;
      }
    };
  }
}
