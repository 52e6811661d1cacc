package dev.holdfast.sdk.wallet;

import dev.holdfast.money.Msat;
import java.time.Duration;

/**
 * What a payment may cost and take. All four are always sent: LND's own defaults allow no fee at
 * all and lock money for up to two weeks.
 *
 * @param feePercent of the amount, at least {@link #LEAST_FEE_LIMIT}
 * @param timeout for finding a way; what is in flight then stays in flight
 * @param maxParts HTLCs of one payment, 1 to 8: a market cancels legs that come in more
 * @param cltvLimitBlocks for the whole route; has to hold the order's windows and the hops
 */
public record PaymentLimits(int feePercent, Duration timeout, int maxParts, int cltvLimitBlocks) {

  public static final Msat LEAST_FEE_LIMIT = Msat.ofSat(10);

  public static final PaymentLimits DEFAULT =
      new PaymentLimits(1, Duration.ofSeconds(60), 8, 1_008);

  public PaymentLimits {
    if (maxParts < 1 || maxParts > 8) {
      throw new IllegalArgumentException("a payment has 1 to 8 parts, not " + maxParts);
    }
    if (feePercent < 0 || feePercent > 100) {
      throw new IllegalArgumentException("a fee limit is 0 to 100 percent, not " + feePercent);
    }
    if (cltvLimitBlocks < 1 || cltvLimitBlocks > 2_016) {
      throw new IllegalArgumentException(
          "a CLTV limit is 1 to 2,016 blocks, not " + cltvLimitBlocks);
    }
  }

  /** The most that may be paid for routing that amount. */
  public Msat feeLimit(Msat amount) {
    return Msat.of(amount.value() / 100 * feePercent).max(LEAST_FEE_LIMIT);
  }
}
