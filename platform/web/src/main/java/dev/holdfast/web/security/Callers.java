package dev.holdfast.web.security;

import dev.holdfast.web.Caller;
import dev.holdfast.web.Role;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/** Reads callers from tokens. */
public final class Callers {
  private static final String PREFIX = "ROLE_";

  private Callers() {}

  /** Who calls in this request; null without a token. */
  public static @Nullable Caller current() {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    return authentication instanceof JwtAuthenticationToken token ? callerOf(token) : null;
  }

  /** The token of this request as it came, to be shown to another service of the market. */
  public static @Nullable String currentToken() {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    return authentication instanceof JwtAuthenticationToken token
        ? token.getToken().getTokenValue()
        : null;
  }

  private static Caller callerOf(JwtAuthenticationToken token) {
    return new Caller(
        token.getName(),
        token.getAuthorities().stream()
            .map(GrantedAuthority::getAuthority)
            .filter(authority -> authority != null && authority.startsWith(PREFIX))
            .map(authority -> Role.valueOf(authority.substring(PREFIX.length())))
            .collect(Collectors.toSet()));
  }

  /** A token without known roles is nobody's: it gives no authority. */
  static Converter<Jwt, AbstractAuthenticationToken> fromTokens() {
    return jwt -> {
      List<String> roles = jwt.getClaimAsStringList("roles");
      Collection<GrantedAuthority> authorities =
          (roles == null ? List.<String>of() : roles)
              .stream()
                  .map(Role::ofClaim)
                  .flatMap(Optional::stream)
                  .<GrantedAuthority>map(role -> new SimpleGrantedAuthority(PREFIX + role.name()))
                  .toList();
      return new JwtAuthenticationToken(
          jwt, authorities, Objects.requireNonNull(jwt.getSubject(), "TokenRules wants a subject"));
    };
  }
}
