package dev.holdfast.launcher.demo;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Orders as text. Columns are as wide in the table as in the plain lines. */
final class Format {
  static final String HEADINGS =
      "%4s  %-38s %-15s %12s %11s %11s"
          .formatted("#", "story", "state", "price sat", "to payable", "to payout");

  private Format() {}

  static String line(OrderRow row) {
    return "%4d  %-38s %-15s %12s %11s %11s  %s"
        .formatted(
            row.number(),
            cut(row.story(), 38),
            row.state(),
            row.priceMsat() == 0 ? "" : sat(row.priceMsat()),
            millis(row.toPayable()),
            millis(row.toPayout()),
            mark(row))
        .stripTrailing();
  }

  /** Whole satoshis where there are no others, else with the millisatoshis as a fraction. */
  static String sat(long msat) {
    long rest = Math.abs(msat % 1000);
    String whole = String.format(Locale.ROOT, "%s%,d", msat < 0 ? "-" : "", Math.abs(msat / 1000));
    return rest == 0 ? whole : whole + String.format(Locale.ROOT, ".%03d", rest);
  }

  static String millis(@Nullable Duration duration) {
    return duration == null ? "" : duration.toMillis() + " ms";
  }

  static String seconds(Duration duration) {
    long tenths = duration.toMillis() / 100;
    return tenths / 10 + "." + tenths % 10 + " s";
  }

  private static String mark(OrderRow row) {
    return switch (row.end()) {
      case null -> "";
      case AS_IT_SHOULD -> "ok";
      case OTHERWISE -> row.remark() == null ? "WRONG" : "WRONG: " + row.remark();
    };
  }

  private static String cut(String text, int width) {
    return text.length() <= width ? text : text.substring(0, width - 1) + "…";
  }
}
