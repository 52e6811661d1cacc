package dev.holdfast.reputation.api;

import dev.holdfast.web.Problems;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the parameter {@code as_of}. */
@Component
class Moments {

  private static final Duration CLOCKS_MAY_DIFFER = Duration.ofMinutes(1);

  private final Clock clock;

  Moments(Clock clock) {
    this.clock = clock;
  }

  /** Now where it is missing; refused where it is no RFC 3339 time or in the future. */
  Instant asOf(@Nullable String text) {
    Instant now = clock.instant();
    if (text == null) {
      return now;
    }
    Instant moment = parse(text);
    if (moment.isAfter(now.plus(CLOCKS_MAY_DIFFER))) {
      throw Problems.validation("as_of", "is in the future");
    }
    return moment;
  }

  private static Instant parse(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw Problems.validation("as_of", "must be a time such as 2026-01-31T12:00:00Z");
    }
  }
}
