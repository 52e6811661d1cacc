package dev.holdfast.agent.domain;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a key is proved. */
public enum SignatureScheme {
  /** BIP-340 over SHA-256 of the message, which is the Nostr event's id; 128 characters of hex. */
  SCHNORR,

  /** LND's {@code signmessage}: 104 characters of zbase32 from which the key is recovered. */
  LND;

  public static Optional<SignatureScheme> named(String name) {
    return Arrays.stream(values())
        .filter(scheme -> scheme.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst();
  }
}
