package dev.holdfast.settlement.domain.payout;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What can be told of a BOLT11 string without a node: whether it is one, and of which network. */
final class Bolt11Text {
  static final int LONGEST = 4_096;
  private static final Pattern PREFIX = Pattern.compile("(ln[a-z]+?)(?:\\d+[munp]?)?");
  private static final Pattern DATA = Pattern.compile("[qpzry9x8gf2tvdw0s3jn54khce6mua7l]{110,}");

  private Bolt11Text() {}

  /** The prefix without the amount, such as {@code lnbc}; empty for anything but BOLT11. */
  static Optional<String> prefixOf(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    int separator = lower.lastIndexOf('1');
    if (text.length() > LONGEST || separator < 4) {
      return Optional.empty();
    }
    Matcher prefix = PREFIX.matcher(lower.substring(0, separator));
    boolean invoice = prefix.matches() && DATA.matcher(lower.substring(separator + 1)).matches();
    return invoice ? Optional.of(prefix.group(1)) : Optional.empty();
  }
}
