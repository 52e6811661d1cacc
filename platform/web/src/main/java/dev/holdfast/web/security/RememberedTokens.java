package dev.holdfast.web.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidationException;

/**
 * Checks the signature of a token once a minute and not with each request: an agent sends the same
 * one with all of them, and ES256 is dear. What the token says, above all until when it is good, is
 * checked each time. A key that is withdrawn is believed for that minute longer than {@link
 * RemoteKeys#FRESH}.
 */
final class RememberedTokens implements JwtDecoder {
  static final Duration REMEMBERED = Duration.ofMinutes(1);
  private static final int MOST = 10_000;

  private final JwtDecoder signatures;
  private final OAuth2TokenValidator<Jwt> rules;
  private final Cache<String, Jwt> known;

  /**
   * @param signatures checks nothing but the signature
   * @param rules checks what the token says
   */
  RememberedTokens(JwtDecoder signatures, OAuth2TokenValidator<Jwt> rules, Ticker ticker) {
    this.signatures = signatures;
    this.rules = rules;
    this.known =
        Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(REMEMBERED).ticker(ticker).build();
  }

  @Override
  public Jwt decode(String token) {
    Jwt jwt = known.get(token, signatures::decode);
    OAuth2TokenValidatorResult result = rules.validate(jwt);
    if (result.hasErrors()) {
      throw new JwtValidationException("the token is not good", result.getErrors());
    }
    return jwt;
  }
}
