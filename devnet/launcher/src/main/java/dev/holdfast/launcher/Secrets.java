package dev.holdfast.launcher;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Secrets that live as long as one market. */
public final class Secrets {
  private static final SecureRandom RANDOM = new SecureRandom();

  private Secrets() {}

  /** Letters and digits, good for a password in SQL and in a URL. */
  public static String password() {
    return HexFormat.of().formatHex(bytes(24));
  }

  /** An AES-256 key as settings have it. */
  static String base64Of32() {
    return Base64.getEncoder().encodeToString(bytes(32));
  }

  private static byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    RANDOM.nextBytes(bytes);
    return bytes;
  }
}
