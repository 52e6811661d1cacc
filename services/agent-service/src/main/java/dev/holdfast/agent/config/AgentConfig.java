package dev.holdfast.agent.config;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import dev.holdfast.agent.domain.AgentId;
import dev.holdfast.agent.domain.Roles;
import dev.holdfast.agent.domain.SignInRules;
import dev.holdfast.agent.domain.Tokens;
import dev.holdfast.agent.keys.Es256Tokens;
import dev.holdfast.agent.keys.PublishedKeys;
import dev.holdfast.agent.keys.TokenKey;
import dev.holdfast.web.WebProperties;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AgentProperties.class)
class AgentConfig {
  private static final Logger LOG = LoggerFactory.getLogger(AgentConfig.class);

  @Bean
  ECKey tokenKey(AgentProperties properties) {
    if (!properties.tokenKey().isBlank()) {
      return TokenKey.read(properties.tokenKey());
    }
    if (properties.production()) {
      throw new IllegalStateException("HOLDFAST_AGENT_TOKEN_KEY is needed in production");
    }
    LOG.warn("no HOLDFAST_AGENT_TOKEN_KEY: tokens of this process end with it");
    return TokenKey.generate();
  }

  @Bean
  Tokens tokens(ECKey tokenKey, WebProperties web, AgentProperties properties) {
    return new Es256Tokens(tokenKey, web.issuer(), properties.tokenLife());
  }

  @Bean
  PublishedKeys publishedKeys(ECKey tokenKey, AgentProperties properties) {
    return new PublishedKeys(tokenKey, properties.previousTokenKeys(), properties.receiptKeys());
  }

  /** This service checks tokens with the keys it has at hand. */
  @Bean
  JWKSource<SecurityContext> ownKeys(PublishedKeys keys) {
    return new ImmutableJWKSet<>(keys.set());
  }

  @Bean
  SignInRules signInRules(WebProperties web, AgentProperties properties) {
    return new SignInRules(
        web.publicUrl(),
        properties.challengeLife(),
        properties.challengesPerAgent(),
        properties.challengesInAll());
  }

  @Bean
  Roles roles(AgentProperties properties) {
    return new Roles(ids(properties.arbiters()), ids(properties.operators()));
  }

  private static Set<AgentId> ids(List<String> keys) {
    return keys.stream()
        .filter(key -> !key.isBlank())
        .map(AgentId::new)
        .collect(Collectors.toSet());
  }
}
