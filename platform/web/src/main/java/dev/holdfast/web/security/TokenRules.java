package dev.holdfast.web.security;

import java.util.List;
import java.util.regex.Pattern;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * What a token must say beside being signed and in time: it ends, its subject is an agent, and
 * where it names an audience that is this market.
 */
final class TokenRules implements OAuth2TokenValidator<Jwt> {
  private static final Pattern AGENT_ID = Pattern.compile("[0-9a-f]{64}");

  private final String audience;

  TokenRules(String audience) {
    this.audience = audience;
  }

  @Override
  public OAuth2TokenValidatorResult validate(Jwt token) {
    List<String> audiences = token.getAudience();
    boolean forUs = audiences == null || audiences.isEmpty() || audiences.contains(audience);
    boolean ofAnAgent =
        token.getSubject() != null && AGENT_ID.matcher(token.getSubject()).matches();
    return token.getExpiresAt() != null && ofAnAgent && forUs
        ? OAuth2TokenValidatorResult.success()
        : OAuth2TokenValidatorResult.failure(
            new OAuth2Error("invalid_token", "not a token of this market", null));
  }
}
