package dev.holdfast.web;

import java.util.Locale;
import java.util.Optional;

/** What a token lets its bearer do, beside acting for its own key. In the token in lower case. */
public enum Role {
  AGENT,
  ARBITER,
  OPERATOR;

  /** The name in the token's {@code roles}. */
  public String claim() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Empty for a role that this version does not know. */
  public static Optional<Role> ofClaim(String claim) {
    for (Role role : values()) {
      if (role.claim().equals(claim)) {
        return Optional.of(role);
      }
    }
    return Optional.empty();
  }
}
