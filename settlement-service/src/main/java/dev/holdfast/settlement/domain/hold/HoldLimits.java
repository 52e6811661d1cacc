package dev.holdfast.settlement.domain.hold;

import dev.holdfast.money.Msat;

/**
 * What a payer may do with a leg, and when the market believes that it has one.
 *
 * @param maxHtlcs parts in which a leg may arrive; each takes a slot on every hop, and one leg of
 *     1,000 sat was seen locked with 500
 * @param finalFrom legs of this amount and more count as settled only when their HTLCs are resolved
 *     for good
 */
public record HoldLimits(int maxHtlcs, Msat finalFrom) {
  private static final Msat TOLERANCE = Msat.ofSat(10);

  /**
   * A leg paid with more than this is cancelled: 1 % over its amount, or 10 sat if that is more.
   */
  public Msat mostFor(Msat amount) {
    return amount.plus(Msat.of(amount.value() / 100).max(TOLERANCE));
  }
}
