package dev.holdfast.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtValidationException;

class RememberedTokensTest {
  private final List<String> checked = new ArrayList<>();
  private final AtomicLong nanos = new AtomicLong();
  private boolean good = true;

  private final RememberedTokens tokens =
      new RememberedTokens(
          token -> {
            checked.add(token);
            if (token.equals("forged")) {
              throw new BadJwtException("forged");
            }
            return Jwt.withTokenValue(token)
                .header("alg", "ES256")
                .subject("agent")
                .expiresAt(Instant.MAX)
                .build();
          },
          jwt ->
              good
                  ? OAuth2TokenValidatorResult.success()
                  : OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_token")),
          nanos::get);

  @Test
  void a_signature_is_checked_once_a_minute() {
    tokens.decode("one");
    tokens.decode("one");
    assertThat(checked).containsExactly("one");
    nanos.addAndGet(Duration.ofSeconds(61).toNanos());
    tokens.decode("one");
    assertThat(checked).containsExactly("one", "one");
  }

  @Test
  void a_token_that_has_run_out_is_refused_though_its_signature_is_remembered() {
    tokens.decode("one");
    good = false;
    assertThatThrownBy(() -> tokens.decode("one")).isInstanceOf(JwtValidationException.class);
    assertThat(checked).containsExactly("one");
  }

  @Test
  void a_forged_token_is_refused_each_time() {
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> tokens.decode("forged")).isInstanceOf(BadJwtException.class);
    }
    assertThat(checked).containsExactly("forged", "forged");
  }
}
