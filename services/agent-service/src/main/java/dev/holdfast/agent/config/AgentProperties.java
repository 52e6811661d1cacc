package dev.holdfast.agent.config;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param production where true, a token key must be given
 * @param tokenKey private JWK or PKCS#8 PEM of P-256; blank: one for this process
 * @param previousTokenKeys JWK set of public keys whose tokens are still taken
 * @param receiptKeys JWK set of public keys that receipts are checked with
 * @param arbiters agent ids
 * @param operators agent ids
 * @param challengesPerAgent open at once, the oldest gives way
 * @param challengesInAll open at once, more are refused
 */
@ConfigurationProperties("holdfast.agent")
public record AgentProperties(
    @DefaultValue("false") boolean production,
    @DefaultValue("") String tokenKey,
    @DefaultValue("") String previousTokenKeys,
    @DefaultValue("") String receiptKeys,
    @DefaultValue List<String> arbiters,
    @DefaultValue List<String> operators,
    @DefaultValue("15m") Duration tokenLife,
    @DefaultValue("5m") Duration challengeLife,
    @DefaultValue("16") int challengesPerAgent,
    @DefaultValue("100000") int challengesInAll) {

  /** It holds a private key. */
  @Override
  public String toString() {
    return "AgentProperties[production=" + production + "]";
  }
}
