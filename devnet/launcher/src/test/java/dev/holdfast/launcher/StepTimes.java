package dev.holdfast.launcher;

import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/**
 * How long the steps of one order took, in nanoseconds.
 *
 * @param payable from asking to the payment request
 * @param locked from the payer's send to knowing that the money is locked
 * @param paid from acceptance to the payout's end and the settled leg
 */
record StepTimes(long payable, long locked, long paid) {

  static String table(List<StepTimes> market, List<StepTimes> bare) {
    return """
    | step | through the market, p50 (p90) | bare gRPC, p50 (p90) |
    |---|---|---|
    """
        + row("payable", StepTimes::payable, market, bare)
        + row("locked", StepTimes::locked, market, bare)
        + row("paid and settled", StepTimes::paid, market, bare);
  }

  private static String row(
      String name, ToLongFunction<StepTimes> step, List<StepTimes> market, List<StepTimes> bare) {
    return "| %s | %s | %s |%n".formatted(name, quantiles(step, market), quantiles(step, bare));
  }

  private static String quantiles(ToLongFunction<StepTimes> step, List<StepTimes> rounds) {
    long[] sorted = rounds.stream().mapToLong(step).sorted().toArray();
    return String.format(
        Locale.ROOT,
        "%.0f ms (%.0f)",
        sorted[sorted.length / 2] / 1e6,
        sorted[sorted.length * 9 / 10] / 1e6);
  }
}
