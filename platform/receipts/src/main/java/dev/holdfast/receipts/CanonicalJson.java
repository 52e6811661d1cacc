package dev.holdfast.receipts;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.erdtman.jcs.JsonCanonicalizer;

/** JSON in the one form that RFC 8785 gives it, so that the same content has the same bytes. */
public final class CanonicalJson {

  private CanonicalJson() {}

  /**
   * The bytes of a JSON text. Integers are exact to 2^53, which as an amount is more than any
   * Lightning payment can be.
   *
   * @throws IllegalArgumentException for what is no JSON, or has numbers that no double can be
   */
  public static byte[] of(String json) {
    try {
      // The library takes objects and arrays alone, and a text may be a string or a number.
      byte[] inArray =
          new JsonCanonicalizer(("[" + json + "]").getBytes(StandardCharsets.UTF_8))
              .getEncodedUTF8();
      return Arrays.copyOfRange(inArray, 1, inArray.length - 1);
    } catch (IOException | RuntimeException e) {
      throw new IllegalArgumentException("it is no JSON", e);
    }
  }
}
