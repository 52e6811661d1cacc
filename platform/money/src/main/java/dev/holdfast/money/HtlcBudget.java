package dev.holdfast.money;

import java.time.Duration;

/**
 * The life of a hold HTLC, in blocks: what the windows of an order may take of it, and what is kept
 * back so that the market still acts before LND cancels by itself.
 *
 * @param horizonBlocks the longest final CLTV that is asked for; LDK wallets refuse routes of more
 *     than 1,008 in all
 * @param holdExpiryDelta blocks before expiry at which LND cancels an accepted invoice by itself
 *     ({@code invoices.holdexpirydelta}, 18 by default since LND 0.21)
 * @param guardMarginBlocks blocks before that at which the deadline guard acts, at least 18
 */
public record HtlcBudget(int horizonBlocks, int holdExpiryDelta, int guardMarginBlocks) {

  public static final HtlcBudget DEFAULT = new HtlcBudget(720, 18, 18);

  public HtlcBudget {
    if (horizonBlocks < 100 || horizonBlocks > 1_800) {
      throw new IllegalArgumentException("a horizon is 100 to 1,800 blocks: " + horizonBlocks);
    }
    if (holdExpiryDelta < 17 || guardMarginBlocks < 18) {
      throw new IllegalArgumentException(
          "a hold delta is at least 17 and a guard margin at least 18 blocks");
    }
  }

  /** The final CLTV of a leg whose windows together take {@code windows}. */
  public int finalCltvBlocks(Duration windows) {
    return BlocksWithin.of(windows) + holdExpiryDelta + guardMarginBlocks;
  }

  public boolean canHold(Duration windows) {
    return windows.compareTo(Duration.ofDays(366)) <= 0
        && finalCltvBlocks(windows) <= horizonBlocks;
  }

  /** The longest sum of funding, delivery, review and dispute windows that an HTLC outlives. */
  public Duration longestWindows() {
    return BlocksWithin.longestSpanIn(horizonBlocks - holdExpiryDelta - guardMarginBlocks);
  }

  /** The height at which every escrow that is not final is executed. */
  public static BlockHeight guardHeight(
      BlockHeight earliestHtlcExpiry, int holdExpiryDelta, int guardMarginBlocks) {
    return earliestHtlcExpiry.minus(holdExpiryDelta).minus(guardMarginBlocks);
  }
}
