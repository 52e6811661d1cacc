package dev.holdfast.web;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Where a page ended: the sort key of its last row, opaque to the caller. A cursor is no secret and
 * gives no right; its checksum only turns a mistake into a clear refusal.
 *
 * @param keys values of the sort columns of the last row, in their order
 */
public record Cursor(List<String> keys) {
  public static final int DEFAULT_LIMIT = 20;
  public static final int MAX_LIMIT = 100;

  private static final String PARAMETER = "cursor";
  private static final int MAX_LENGTH = 1_000;

  public Cursor {
    keys = List.copyOf(keys);
  }

  public static Cursor of(Object... keys) {
    List<String> texts = new ArrayList<>();
    for (Object key : keys) {
      texts.add(String.valueOf(key));
    }
    return new Cursor(texts);
  }

  /** The text of a {@code next_cursor}: base64url without padding. */
  public String encode() {
    byte[] body = String.join("\u0000", keys).getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes = ByteBuffer.allocate(4 + body.length).putInt(checksum(body)).put(body);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
  }

  /**
   * Null for the first page. Refuses with 400 {@code validation-failed} what {@link #encode} did
   * not make or what has another number of keys.
   */
  public static @Nullable Cursor decode(@Nullable String text, int keys) {
    if (text == null || text.isEmpty()) {
      return null;
    }
    try {
      if (text.length() > MAX_LENGTH) {
        throw new IllegalArgumentException("too long");
      }
      ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
      if (bytes.remaining() < 4) {
        throw new IllegalArgumentException("too short");
      }
      int checksum = bytes.getInt();
      byte[] body = new byte[bytes.remaining()];
      bytes.get(body);
      String joined = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
      Cursor cursor = new Cursor(List.of(joined.split("\u0000", -1)));
      if (checksum != checksum(body) || cursor.keys.size() != keys) {
        throw new IllegalArgumentException("not a cursor of this list");
      }
      return cursor;
    } catch (IllegalArgumentException | CharacterCodingException e) {
      throw notACursor();
    }
  }

  public String text(int index) {
    return keys.get(index);
  }

  /** The key as a number; 400 {@code validation-failed} where it is none. */
  public long number(int index) {
    try {
      return Long.parseLong(keys.get(index));
    } catch (NumberFormatException e) {
      throw notACursor();
    }
  }

  /** The key as an id; 400 {@code validation-failed} where it is none. */
  public UUID uuid(int index) {
    try {
      return UUID.fromString(keys.get(index));
    } catch (IllegalArgumentException e) {
      throw notACursor();
    }
  }

  /** The parameter {@code limit}: 20 where it is missing, refused outside 1 to 100. */
  public static int limit(@Nullable Integer limit) {
    if (limit == null) {
      return DEFAULT_LIMIT;
    }
    if (limit < 1 || limit > MAX_LIMIT) {
      throw Problems.validation("limit", "must be 1 to " + MAX_LIMIT);
    }
    return limit;
  }

  private static ProblemException notACursor() {
    return Problems.validation(PARAMETER, "is not a cursor that this list gave out");
  }

  private static int checksum(byte[] body) {
    CRC32 crc = new CRC32();
    crc.update(body);
    return (int) crc.getValue();
  }
}
