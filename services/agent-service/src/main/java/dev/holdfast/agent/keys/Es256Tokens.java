package dev.holdfast.agent.keys;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.holdfast.agent.domain.AccessToken;
import dev.holdfast.agent.domain.AgentId;
import dev.holdfast.agent.domain.AgentRole;
import dev.holdfast.agent.domain.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Set;
import java.util.UUID;

/** Signs tokens with the market's key. */
public final class Es256Tokens implements Tokens {
  private final JWSSigner signer;
  private final JWSHeader header;
  private final String issuer;
  private final Duration life;

  public Es256Tokens(ECKey key, String issuer, Duration life) {
    try {
      this.signer = new ECDSASigner(key);
    } catch (JOSEException e) {
      throw new IllegalArgumentException("not a key that can sign", e);
    }
    this.header =
        new JWSHeader.Builder(JWSAlgorithm.ES256)
            .keyID(key.getKeyID())
            .type(JOSEObjectType.JWT)
            .build();
    this.issuer = issuer;
    this.life = life;
  }

  @Override
  public AccessToken mint(AgentId agent, Set<AgentRole> roles, Instant now) {
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .issuer(issuer)
            .audience(issuer)
            .subject(agent.hex())
            .claim("roles", roles.stream().map(AgentRole::claim).sorted().toList())
            .jwtID(UUID.randomUUID().toString())
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(life)))
            .build();
    SignedJWT token = new SignedJWT(header, claims);
    try {
      token.sign(signer);
    } catch (JOSEException e) {
      throw new IllegalStateException("a token could not be signed", e);
    }
    return new AccessToken(agent, token.serialize(), life.toSeconds());
  }
}
