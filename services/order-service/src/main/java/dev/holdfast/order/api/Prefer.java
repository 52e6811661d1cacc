package dev.holdfast.order.api;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The {@code wait} preference of RFC 7240: how long the caller would wait for a payable order. */
final class Prefer {

  private static final Pattern WAIT = Pattern.compile("(?:^|[,;\\s])wait\\s*=\\s*\"?(\\d{1,4})\"?");
  private static final Duration DEFAULT = Duration.ofSeconds(2);
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private Prefer() {}

  static Duration waitOf(@Nullable String header) {
    if (header == null) {
      return DEFAULT;
    }
    Matcher wait = WAIT.matcher(header);
    if (!wait.find()) {
      return DEFAULT;
    }
    Duration asked = Duration.ofSeconds(Long.parseLong(wait.group(1)));
    return asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
  }
}
