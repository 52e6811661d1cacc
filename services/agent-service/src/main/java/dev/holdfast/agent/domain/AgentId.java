package dev.holdfast.agent.domain;

import java.util.regex.Pattern;

/**
 * An agent's x-only public key on secp256k1.
 *
 * @param hex 64 characters, lower case
 */
public record AgentId(String hex) {
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

  public AgentId {
    if (!isOne(hex)) {
      throw new IllegalArgumentException(
          "an agent id is an x-only public key, 64 characters of lower-case hex");
    }
  }

  public static boolean isOne(String text) {
    return FORM.matcher(text).matches();
  }
}
