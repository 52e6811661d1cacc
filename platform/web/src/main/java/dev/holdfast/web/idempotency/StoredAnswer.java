package dev.holdfast.web.idempotency;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The first answer, with the headers that are part of it. */
record StoredAnswer(
    int status,
    @Nullable String contentType,
    @Nullable String location,
    @Nullable String etag,
    byte[] body) {

  @Override
  public boolean equals(@Nullable Object o) {
    return o instanceof StoredAnswer other
        && status == other.status
        && java.util.Objects.equals(contentType, other.contentType)
        && java.util.Objects.equals(location, other.location)
        && java.util.Objects.equals(etag, other.etag)
        && Arrays.equals(body, other.body);
  }

  @Override
  public int hashCode() {
    return 31 * status + Arrays.hashCode(body);
  }

  @Override
  public String toString() {
    return "StoredAnswer[" + status + ", " + body.length + " bytes]";
  }
}
