package dev.holdfast.reputation.api;

import dev.holdfast.reputation.domain.Fact;
import dev.holdfast.web.Cursor;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** The last order of a page; older ones come after it. */
record EvidenceCursor(Instant closedAt, String orderId) {

  static @Nullable EvidenceCursor decode(@Nullable String text) {
    Cursor cursor = Cursor.decode(text, 2);
    return cursor == null
        ? null
        : new EvidenceCursor(
            Instant.EPOCH.plus(cursor.number(0), ChronoUnit.MICROS), cursor.uuid(1).toString());
  }

  static Cursor after(Fact fact) {
    return Cursor.of(ChronoUnit.MICROS.between(Instant.EPOCH, fact.closedAt()), fact.orderId());
  }

  boolean isBefore(Fact fact) {
    int order = closedAt.compareTo(fact.closedAt());
    return order > 0 || order == 0 && orderId.compareTo(fact.orderId().toString()) > 0;
  }
}
